import type { ProviderActor } from '@entente/core/kernel/actor';
import { refused, type Outcome } from '@entente/core/kernel/outcome';
import { SAMPLE_CONSUMER } from '@entente/core/sample/consumer-words';
import { SAMPLE_COURSE } from '@entente/core/sample/course-words';
import { SAMPLE_FRAMEWORK } from '@entente/core/sample/order-words';
import { dayBefore } from '@entente/core/sample/sample-days';
import { SAMPLE_EMAIL, SAMPLE_PASSWORD, SAMPLE_STORIES, type SampleClient, type SampleStory } from '@entente/core/sample/sample-story';
import { STUDIO } from '@entente/core/sample/cast';
import { may } from '@entente/core/workspace/rights';
import { createClient } from '../client/client.actions.ts';
import { ensurePipeline } from '../deal/pipeline.actions.ts';
import { isOwnMachine } from '../platform/config.ts';
import { inWorkspace, type Tx } from '../platform/database/in-workspace.ts';
import { newId } from '../platform/database/new-id.ts';
import type { Answer } from '../platform/http/operation.ts';
import type { JobHandlers } from '../platform/jobs/jobs.ts';
import type { Services } from '../platform/services.ts';
import { createUser } from '../platform/auth/user.store.ts';
import { hashPassword } from '../platform/auth/password-hash.ts';
import { insertMember } from '../workspace/member.store.ts';
import { insertTeam } from '../workspace/team.store.ts';
import { createWorkspace, eraseWorkspace } from '../workspace/workspace.actions.ts';
import { sealFirstChange } from './change/sample.actions.ts';
import { writeAutomations } from './automation/sample.actions.ts';
import { makeWithdrawnAgreement } from './consumer/sample.actions.ts';
import { makeCourseAgreement } from './course/sample.actions.ts';
import { makePromises } from './commitment/sample.actions.ts';
import { makeFrameworkWithOrder } from './order/sample.actions.ts';
import { draftForFile, makePaperAgreement } from './paper/sample.actions.ts';
import { makeCrm } from './crm/sample.actions.ts';
import { makeOwnFields, planEngagements } from './own/sample.actions.ts';
import { amendMentoring, makeMentoringAgreement, makeServiceAgreement, proposeLaterDay } from './agreement/sample.actions.ts';
import { backdateActivities, backdateRecords, markClearedSample, markSampleRows, placeClient, sampleWorkspaces, wasCleared, workspaceCount } from './sample.store.ts';

export type SampleLogin = { readonly email: string; readonly password: string };

/**
 * Makes the sample workspace, once, in an instance that holds nothing yet; or finds it. It is made
 * through the same actions that people use, with the clock set back, so that every figure in it is true.
 * @param jobsOf the jobs over services whose clock is set back.
 * @returns how to sign in, or null where there is no sample. Its password is known to everybody, so none is made where others can come in.
 */
export async function ensureSample(services: Services, jobsOf: (services: Services) => Promise<JobHandlers>): Promise<SampleLogin | null> {
  if ((await sampleWorkspaces(services.database)).length > 0) return { email: SAMPLE_EMAIL, password: SAMPLE_PASSWORD };
  if ((await workspaceCount(services.database)) > 0 || !isOwnMachine(services.config) || (await wasCleared(services.database))) return null;
  await makeSample(services, jobsOf);
  return { email: SAMPLE_EMAIL, password: SAMPLE_PASSWORD };
}

/** Removes every sample workspace with all that is in it; own workspaces are not touched. @returns how many there were. */
export async function clearSample(services: Services): Promise<number> {
  const found = await sampleWorkspaces(services.database);
  for (const workspaceId of found) await inWorkspace(services.database, { workspaceId, partyId: null }, (tx) => eraseWorkspace(tx));
  await markClearedSample(services.database);
  return found.length;
}

/** Whether there is a sample here. */
export async function showSample({ database }: Services): Promise<Answer<{ exists: boolean }>> {
  return { ok: true, value: { exists: (await sampleWorkspaces(database)).length > 0 } };
}

/** Removes the sample for an owner, of the sample itself or of a workspace beside it: it is nobody's data. */
export async function clearSampleFor(services: Services, actor: ProviderActor): Promise<Answer<{ removed: number }>> {
  if (!may(actor, 'delete-workspace')) return refused('not-allowed');
  return { ok: true, value: { removed: await clearSample(services) } };
}

async function makeSample(services: Services, jobsOf: (services: Services) => Promise<JobHandlers>): Promise<void> {
  const { locale } = services.config;
  const story = SAMPLE_STORIES[locale];
  const { registration, address, country, currency } = STUDIO;
  const { firm } = story;
  const { actor } = await createWorkspace(services, {
    name: firm.name, legalName: firm.legalName, registration, address, country, currency, locale, isSample: true,
    owner: { name: firm.owner, email: SAMPLE_EMAIL, password: SAMPLE_PASSWORD, roleTitle: firm.ownerTitle },
  });
  await addColleagues(services, actor, story);
  const clients = await addClients(services, actor, story);
  const making = { services, jobsOf, actor, story };
  const [, , bakery] = story.others;
  if (bakery !== undefined) await makeFrameworkWithOrder(making, { clientId: clients.bakery, client: bakery, framework: SAMPLE_FRAMEWORK[locale] });
  const { agreementId } = await makeMentoringAgreement(making, clients.mentee);
  await makePromises(making, agreementId);
  const inForce = await sealFirstChange(making, agreementId);
  await amendMentoring(making, agreementId);
  await proposeLaterDay(making, inForce.agreementId);
  await makeServiceAgreement(making, clients.bank);
  await makePaperAgreement(making, clients.hotel);
  await draftForFile(making, clients.baths);
  await makeWithdrawnAgreement(making, { clientId: clients.consumer, consumer: SAMPLE_CONSUMER[locale] });
  await makeCourseAgreement(making, { clientId: clients.museum, course: SAMPLE_COURSE[locale] });
  await inWorkspace(services.database, { workspaceId: actor.workspaceId, partyId: null }, async (tx) => {
    await ensurePipeline(tx, actor);
    await markSampleRows(tx);
    await writeAutomations(tx, actor, services.clock());
    await backdateActivities(tx);
    await backdateRecords(tx);
    await makeCrm(tx, actor, { now: services.clock(), currency });
    await makeOwnFields(tx);
    await planEngagements(tx, { locale: actor.locale, now: services.clock() });
  });
}

async function addColleagues(services: Services, { workspaceId, locale }: ProviderActor, { firm }: SampleStory): Promise<void> {
  const passwordHash = await hashPassword(SAMPLE_PASSWORD);
  const [, nadia, tomasz] = STUDIO.members;
  await inWorkspace(services.database, { workspaceId, partyId: null }, async (tx) => {
    const teamId = newId();
    await insertTeam(tx, { id: teamId, name: firm.team });
    for (const [member, name, roleTitle] of [[nadia, firm.producer, firm.producerTitle], [tomasz, firm.writer, firm.writerTitle]] as const) {
      if (member === undefined) continue;
      const { id: userId } = await createUser(tx, { name, email: member.email, passwordHash });
      await insertMember(tx, { id: newId(), userId, name, email: member.email, roleTitle, role: member.role, scope: member.scope, teamId, locale });
    }
  });
}

async function addClients(services: Services, actor: ProviderActor, story: SampleStory): Promise<Readonly<Record<'bank' | 'mentee' | 'baths' | 'hotel' | 'consumer' | 'museum' | 'bakery', string>>> {
  return inWorkspace(services.database, { workspaceId: actor.workspaceId, partyId: null }, async (tx) => {
    const ids: string[] = [];
    const [{ client: zofia }, { client: adam }] = [SAMPLE_CONSUMER[actor.locale], SAMPLE_COURSE[actor.locale]];
    for (const client of [story.bank, story.mentee, zofia, adam, ...story.others]) ids.push(await addClient(tx, { actor, now: services.clock() }, client));
    const [bank = '', mentee = '', consumer = '', museum = '', baths = '', hotel = '', bakery = ''] = ids;
    return { bank, mentee, consumer, museum, baths, hotel, bakery };
  });
}

async function addClient(tx: Tx, { actor, now }: { actor: ProviderActor; now: Date }, client: SampleClient): Promise<string> {
  const { kind, isConsumer = false, name, legalName, registration, address, lifecycle, nextStep, nextStepInDays, person } = client;
  const { id } = granted(await createClient(tx, actor, { kind, isConsumer, name, locale: actor.locale, contact: person }));
  const nextStepOn = nextStepInDays === null ? null : dayBefore(now, -nextStepInDays);
  await placeClient(tx, id, { legalName, registration, address, country: STUDIO.country, lifecycle, nextStep, nextStepOn });
  return id;
}

/** The sample's own acts cannot be refused; if one is, the program is at fault. */
function granted<Value>(outcome: Outcome<Value>): Value {
  if (!outcome.ok) throw new Error(`the sample was refused: ${outcome.refusal.code} ${JSON.stringify(outcome.refusal.detail ?? {})}`);
  return outcome.value;
}
