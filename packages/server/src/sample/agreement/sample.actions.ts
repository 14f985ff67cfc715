import type { SigningLevel } from '@entente/core/kernel/signing-level';
import type { DocumentContent } from '@entente/core/document/content';
import type { Edit } from '@entente/core/document/edit';
import type { ClientActor, ProviderActor } from '@entente/core/kernel/actor';
import type { Locale } from '@entente/core/kernel/locale';
import type { Outcome } from '@entente/core/kernel/outcome';
import { addDays } from '@entente/core/kernel/zoned-time';
import { proposalEdits } from '@entente/core/document/responsibility/propose-responsibilities';
import { daysBefore, dayBefore } from '@entente/core/sample/sample-days';
import { amendmentEdits, sampleEdits, samplePeople, type SampleFilling } from '@entente/core/sample/sample-edits';
import type { SampleStory } from '@entente/core/sample/sample-story';
import type { TemplateKind } from '@entente/core/template/template-source';
import { RESPONSIBILITY_CLAUSE } from '@entente/phrases/responsibility-clause';
import { translator } from '@entente/phrases/translators';
import { agreementLock } from '../../agreement/agreement.actions.ts';
import { frameworkWords } from '../../agreement/order/agreement-version.store.ts';
import { startAmendment } from '../../agreement/amendment/agreement.actions.ts';
import { grantAgreement } from '../../agreement/agreement.access.ts';
import { loadVersion } from '../../agreement/agreement-version.store.ts';
import { startAgreement } from '../../agreement/draft/agreement.actions.ts';
import { proposeChange } from '../../agreement/proposed/remark.actions.ts';
import { addRemark, answerRemark } from '../../agreement/remark.actions.ts';
import { loadSignatories } from '../../agreement/signatory.store.ts';
import { editDocument, showDocument } from '../../document/document.actions.ts';
import { inWorkspace, type Tx } from '../../platform/database/in-workspace.ts';
import { newId } from '../../platform/database/new-id.ts';
import type { JobHandlers } from '../../platform/jobs/jobs.ts';
import type { Services } from '../../platform/services.ts';
import { requestCode } from '../../signing/code.actions.ts';
import { sendAgreement } from '../../signing/sending.actions.ts';
import { checkSignature, giveSignature } from '../../signing/signature.actions.ts';
import { ownSignatory } from '../../signing/signing.actions.ts';
import { bindingWords } from '../../signing/signature.view.ts';
import { findStandingLink } from '../../signing/link.store.ts';
import { planWhoTellsWhom } from '../communication/sample.actions.ts';
import { sayInOwnWords } from '../explanation/sample.actions.ts';
import { agreeOnCards, askCards } from '../rules/sample.actions.ts';
import { placeMessages } from '../sample.store.ts';

export type Making = { readonly services: Services; readonly jobsOf: (services: Services) => Promise<JobHandlers>; readonly actor: ProviderActor; readonly story: SampleStory };
export type Stage = Making & { readonly agreementId: string; readonly documentId: string };

export const ORIGIN = { ip: '192.0.2.10', userAgent: 'Entente sample', requestId: 'sample' };
const TERM_DAYS = 30;
export const TAKE_BACK_MS = 6 * 60_000;
/** Word of what was said goes out after a pause. */
export const NEWS_MS = 3 * 60_000;
const LATER_DAYS = 14;

/** The mentoring agreement: sent, signed by both, sealed; the process runs. */
export async function makeMentoringAgreement(making: Making, clientId: string): Promise<{ agreementId: string }> {
  const { story, services } = making;
  const now = services.clock();
  const contact = `${story.mentee.person.name}, ${story.mentee.person.email}`;
  const stage = await draft(making, { clientId, name: story.mentoring.name, kind: 'mentoring_agreement', at: daysBefore(now, 41) });
  await fill(stage, { now, from: 35, to: -147, decider: story.mentee.person.name, producer: null, variables: { main_goal: story.mentoring.goal, mentor_contact: `${story.firm.owner}, ola@lipka.example`, mentee_contact: contact, start_day: dayBefore(now, 35) } });
  await sayInOwnWords({ ...stage, inside: (work) => inside(stage, work), at: daysBefore(now, 41, 15) }, 'own', story.how.own);
  await send(stage, daysBefore(now, 40));
  const client = await clientOf(stage);
  await sign(stage, client, daysBefore(now, 39, 16));
  const last = daysBefore(now, 38, 8);
  await sign(stage, making.actor, last);
  await settle(stage, new Date(last.getTime() + TAKE_BACK_MS));
  await agreeOnCards({ ...stage, client, inside: (work) => inside(stage, work) }, { asked: daysBefore(now, 30, 9), agreed: daysBefore(now, 29, 9) });
  await planWhoTellsWhom({ ...stage, inside: (work) => inside(stage, work) }, { planned: daysBefore(now, 30, 10), found: daysBefore(now, 12, 11), about: story.mistake });
  return { agreementId: stage.agreementId };
}

/** Changes the mentoring while it runs: drafted from the text in force, sent, and waiting for the client's signature. */
export async function amendMentoring(making: Making, agreementId: string): Promise<void> {
  const sent = daysBefore(making.services.clock(), 2, 10);
  const call = { actor: making.actor, now: sent.toISOString(), origin: { ...ORIGIN, channel: 'team' as const } };
  const { id, documentId } = await inside(making, (tx) => startAmendment(tx, call, { id: agreementId }), sent);
  const stage = { ...making, agreementId: id, documentId };
  await edit(stage, amendmentEdits);
  await send(stage, sent);
}

/** Meanwhile the client proposes another day for the second phase; it waits for our word. */
export async function proposeLaterDay(making: Making, agreementId: string): Promise<void> {
  const at = daysBefore(making.services.clock(), 1, 8);
  const stage = { ...making, agreementId, documentId: '' };
  const client = await clientOf(stage);
  await inside(stage, async (tx) => {
    const grant = await grantAgreement(tx, making.actor, agreementId);
    const phase = grant === null ? undefined : (await loadVersion(tx, grant.agreementId, 1))?.content.phases[1];
    if (phase === undefined || phase.startsOn === null) throw new Error('the sample agreement has no second phase');
    const wish = { way: 'set' as const, recordId: phase.id, typed: { startsOn: addDays(phase.startsOn, LATER_DAYS) }, freshId: newId() };
    return proposeChange(tx, { actor: client, now: at.toISOString(), origin: { ...ORIGIN, channel: 'portal' } }, { id: agreementId, remarkId: newId(), versionNumber: 1, wish, purpose: making.story.mentoring.laterBecause });
  }, at);
  await settle(stage, after(at));
}

/** The service agreement: sent, one question answered, other words and a question still open. */
export async function makeServiceAgreement(making: Making, clientId: string): Promise<void> {
  const { story, services } = making;
  const now = services.clock();
  const bank = story.bank.person;
  const stage = await draft(making, { clientId, name: story.service.name, kind: 'service_agreement', at: daysBefore(now, 6) });
  await sayInOwnWords({ ...stage, inside: (work) => inside(stage, work), at: daysBefore(now, 6) }, 'answers', story.how.answers);
  await fill(stage, {
    now, from: -14, to: -100, decider: bank.name, producer: { name: story.firm.producer, roleTitle: story.firm.producerTitle },
    variables: { project_purpose: story.service.purpose, provider_contact: `${story.firm.owner}, ola@lipka.example`, client_contact: `${bank.name}, ${bank.email}`, start_day: dayBefore(now, -14), end_day: dayBefore(now, -100), hour_rate: '22000 PLN' },
  });
  await send(stage, daysBefore(now, 5));
  const client = await clientOf(stage);
  const asked = await remark(stage, client, { kind: 'question', key: 1, body: story.service.question, purpose: '', at: daysBefore(now, 3, 14) });
  await settle(stage, after(daysBefore(now, 3, 14)));
  await inside(stage, (tx) => answerRemark(tx, { actor: making.actor, now: daysBefore(now, 2, 8).toISOString() }, { id: asked, answerId: newId(), outcome: 'answered', body: story.service.answer, wording: '' }));
  await settle(stage, after(daysBefore(now, 2, 8)));
  await remark(stage, client, { kind: 'proposal', key: 2, body: story.service.proposal, purpose: story.service.proposalPurpose, at: daysBefore(now, 1, 13) });
  await remark(stage, client, { kind: 'question', key: 3, body: story.service.ownQuestion, purpose: '', at: daysBefore(now, 1, 14) });
  await askCards({ ...stage, client, inside: (work) => inside(stage, work) }, daysBefore(now, 1, 9));
  await settle(stage, after(daysBefore(now, 1, 14)));
}

const after = (at: Date): Date => new Date(at.getTime() + NEWS_MS);

/** A draft from a built-in text. */
export async function draft(making: Making, { clientId, name, kind, at }: { clientId: string; name: string; kind: TemplateKind; at: Date }): Promise<Stage & { readonly engagementId: string }> {
  const { actor, services } = making;
  const started = await inWorkspace(services.database, { workspaceId: actor.workspaceId, partyId: null }, (tx) => startAgreement(tx, { actor, now: at.toISOString() }, { client: { clientId }, name, template: { builtin: kind, locale: actor.locale } }));
  const { agreementId, documentId, engagementId } = value(started);
  return { ...making, agreementId, documentId, engagementId };
}

/** Fills what is particular in a draft, and says who does what. */
export async function fill(stage: Stage, filling: SampleFilling): Promise<void> {
  await edit(stage, (content) => sampleEdits(content, filling));
  await edit(stage, (content) => proposalEdits(content, { newId, words: RESPONSIBILITY_CLAUSE[content.head.locale], people: samplePeople(content, filling, newId) }));
}

/** Writes in a draft. */
export async function edit(stage: Stage, editsOf: (content: DocumentContent) => readonly Edit[]): Promise<void> {
  const call = { actor: stage.actor, agreementLock, frameworkWords };
  await inside(stage, async (tx) => {
    const { content } = value(await showDocument(tx, call, stage.documentId));
    return editDocument(tx, call, { id: stage.documentId, edits: editsOf(content) });
  });
}

/** Sends a draft. */
export async function send(stage: Stage, at: Date, signingLevel: SigningLevel = 'code'): Promise<void> {
  const expiresAt = new Date(at.getTime() + TERM_DAYS * 86_400_000).toISOString();
  const call = { services: stage.services, actor: stage.actor, now: at, origin: { ...ORIGIN, channel: 'team' as const } };
  await inside(stage, (tx) => sendAgreement(tx, call, { id: stage.agreementId, signingLevel, signingOrder: 'any', expiresAt, message: '', reminds: false }), at);
}

/** The client's person as their link makes them known. */
export async function clientOf({ services, actor, agreementId }: Stage): Promise<ClientActor> {
  return inWorkspace(services.database, { workspaceId: actor.workspaceId, partyId: null }, async (tx) => {
    const grant = await grantAgreement(tx, actor, agreementId);
    const person = grant === null ? undefined : (await loadSignatories(tx, [grant.agreementId])).find(({ side }) => side === 'client');
    if (person === undefined) throw new Error('the sample agreement has nobody to sign for the client');
    const link = await findStandingLink(tx, person.id, 'sign');
    return { side: 'client', workspaceId: actor.workspaceId, clientId: person.clientId, agreementId, signatoryId: person.id, linkId: link?.id ?? newId(), name: person.name, locale: person.locale as Locale };
  });
}

type SampleRemark = { readonly kind: 'question' | 'proposal'; readonly key: number; readonly body: string; readonly purpose: string; readonly at: Date };

/** A remark on one of the clauses about deliverables and answers, as a client would pick it. */
async function remark(stage: Stage, client: ClientActor, { kind, key, body, purpose, at }: SampleRemark): Promise<string> {
  return inside(stage, async (tx) => {
    const grant = await grantAgreement(tx, stage.actor, stage.agreementId);
    const version = grant === null ? null : await loadVersion(tx, grant.agreementId, 1);
    const clauses = version?.content.clauses.filter(({ body: words }) => words.includes('{review_days}')) ?? [];
    const clauseId = clauses[key % Math.max(1, clauses.length)]?.id ?? version?.content.clauses[key]?.id ?? '';
    const remarkId = newId();
    const added = await addRemark(tx, { actor: client, now: at.toISOString(), origin: { ...ORIGIN, channel: 'portal' } }, { id: stage.agreementId, remarkId, versionNumber: 1, clauseId, kind, body, purpose });
    return added.ok ? { ok: true as const, value: remarkId } : added;
  }, at);
}

/** Signs as a person does: asks for the code, reads it in the mail, types it. */
export async function sign(stage: Stage, actor: ProviderActor | ClientActor, now: Date): Promise<void> {
  const channel = actor.side === 'client' ? ('portal' as const) : ('team' as const);
  const call = { services: stage.services, actor, now, origin: { ...ORIGIN, channel } };
  const ready = await inWorkspace(stage.services.database, { workspaceId: actor.workspaceId, partyId: null }, (tx) => signing(tx, stage, { actor, level: 'code' }));
  const codeId = newId();
  await inside(stage, (tx) => requestCode(tx, call, { codeId, signatoryId: ready.signer.signatoryId, purpose: 'sign', versionNumber: ready.wish.versionNumber, browser: 'sample' }), now);
  const code = await inside(stage, (tx) => checkSignature(tx, call, { ...ready, typed: stage.services.secrets.code(codeId), browser: 'sample' }));
  await inside(stage, (tx) => giveSignature(tx, call, { ...ready, proof: { code } }), now);
}

/** Who signs what, as they type and tick it. */
export async function signing(tx: Tx, { actor: provider, agreementId }: Stage, { actor, level }: { actor: ProviderActor | ClientActor; level: SigningLevel }) {
  const grant = await grantAgreement(tx, provider, agreementId);
  const version = grant === null ? null : await loadVersion(tx, grant.agreementId, 1);
  const person = grant === null ? null : await ownSignatory(tx, actor, grant);
  if (grant === null || version === null || person === null) throw new Error('the sample agreement cannot be signed');
  const words = bindingWords(translator(actor.locale), { content: version.content, side: actor.side, level });
  const consents = words.consents.filter(({ required }) => required).map(({ box }) => box);
  const { name: typedName, roleTitle, onBehalfOf } = person;
  return { signer: { grant, signatoryId: person.id }, wish: { signatureId: newId(), versionNumber: 1, sha256: version.sha256, shown: words.shown, typedName, roleTitle, onBehalfOf, consents, locale: actor.locale } };
}

/** Lets what follows an act by itself happen at its own time: the seal, the copies, word of a question or an answer. */
export async function settle({ services, jobsOf, actor }: Stage, at: Date): Promise<void> {
  const jobs = await jobsOf({ ...services, clock: () => at });
  const { pool } = services.database;
  for (;;) {
    const { rows } = await pool.query<{ id: string; task: string; payload: { workspaceId: string } }>(
      `select j.id, t.identifier as task, j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
       where (j.run_at <= $1 or t.identifier = 'seal_agreement') and j.is_available and t.identifier in ('settle_signature', 'seal_agreement', 'tell_agreement_news') and j.payload ->> 'workspaceId' = $2 order by j.run_at, j.id limit 1`,
      [at.toISOString(), actor.workspaceId],
    );
    const job = rows[0];
    if (job === undefined) break;
    await pool.query('select graphile_worker.complete_jobs(array[$1::bigint])', [job.id]);
    await jobs[job.task]?.(job.payload);
  }
  await inWorkspace(services.database, { workspaceId: actor.workspaceId, partyId: null }, (tx) => placeMessages(tx, at));
}

/** @param at when the act was done, where it leaves messages behind. */
export async function inside<Value>({ services, actor }: Making, work: (tx: Tx) => Promise<Outcome<Value>>, at?: Date): Promise<Value> {
  return inWorkspace(services.database, { workspaceId: actor.workspaceId, partyId: null }, async (tx) => {
    const done = value(await work(tx));
    if (at !== undefined) await placeMessages(tx, at);
    return done;
  });
}

/** The sample's own acts cannot be refused; if one is, the program is at fault. */
function value<Value>(outcome: Outcome<Value>): Value {
  if (!outcome.ok) throw new Error(`the sample was refused: ${outcome.refusal.code} ${JSON.stringify(outcome.refusal.detail ?? {})}`);
  return outcome.value;
}
