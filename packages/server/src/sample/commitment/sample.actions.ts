import type { PersonActor, ProviderActor } from '@entente/core/kernel/actor';
import type { Locale } from '@entente/core/kernel/locale';
import type { Outcome } from '@entente/core/kernel/outcome';
import { dayBefore, daysBefore } from '@entente/core/sample/sample-days';
import { GIVEN_TIMES } from '@entente/core/workspace/own-times';
import { grantAgreement } from '../../agreement/agreement.access.ts';
import { loadSignatories } from '../../agreement/signatory.store.ts';
import { makeAgreed } from '../../commitment/agreed/commitment.actions.ts';
import { answerCommitment } from '../../commitment/answer/commitment.actions.ts';
import { grantCommitment } from '../../commitment/commitment.access.ts';
import { createCommitment } from '../../commitment/commitment.actions.ts';
import { chooseOwnTimes, chooseTimes } from '../../commitment/commitment-person.actions.ts';
import { ensureClientPerson, loadPeople } from '../../commitment/commitment-person.store.ts';
import { loadOfEngagement, loadWorkTime } from '../../commitment/commitment.store.ts';
import { inWorkspace, type Tx } from '../../platform/database/in-workspace.ts';
import { newId } from '../../platform/database/new-id.ts';
import { tellFromBothSides } from '../communication/sample.actions.ts';
import { meetEachOther } from '../meeting/sample.actions.ts';
import { expectOfEachOther } from '../expectation/sample.actions.ts';
import type { Making } from '../agreement/sample.actions.ts';

type Place = { readonly engagementId: string; readonly clientId: string; readonly client: PersonActor };

/**
 * What both sides promised in the mentoring: the signed agreement's own promises, those of the past kept, and some
 * by hand, of which one of each side is late, one is asked more time for and one was kept.
 */
export async function makePromises(making: Making, agreementId: string): Promise<void> {
  const { actor, services } = making;
  const now = services.clock();
  const place = await keepPromises(making, { agreementId, at: daysBefore(now, 38, 9) });
  await addOwn(making, place);
  await expectOfEachOther({ actor, client: place.client, engagementId: place.engagementId, now, inside: (work) => inside(making, async (tx) => value(await work(tx))) });
  await tellFromBothSides({ actor, client: place.client, engagementId: place.engagementId, now, inside: (work) => inside(making, async (tx) => value(await work(tx))) });
  await takeTimeOff(making, place);
  const { timeZone } = await inside(making, (tx) => loadWorkTime(tx, now));
  await meetEachOther({ actor, client: place.client, engagementId: place.engagementId, timeZone, now, inside: (work) => inside(making, async (tx) => value(await work(tx))) });
}

/** What an agreement promises, on the board since it was sealed; what it set for days that are over was kept on its day. */
export async function keepPromises(making: Making, { agreementId, at }: { readonly agreementId: string; readonly at: Date }): Promise<Place> {
  const { actor } = making;
  const place = await inside(making, async (tx) => {
    value(await makeAgreed(tx, { actor, now: at }, agreementId));
    return placeOf(tx, actor, agreementId);
  });
  await keepPast(making, place);
  return place;
}

async function placeOf(tx: Tx, actor: ProviderActor, agreementId: string): Promise<Place> {
  const grant = await grantAgreement(tx, actor, agreementId);
  const signer = grant === null ? undefined : (await loadSignatories(tx, [grant.agreementId])).find(({ side }) => side === 'client');
  const person = grant === null || signer === undefined ? null : await ensureClientPerson(tx, { clientId: grant.clientId, contactId: signer.contactId, name: signer.name, email: signer.email, roleTitle: signer.roleTitle, locale: signer.locale });
  if (grant === null || person === null) throw new Error('nobody of the sample can promise anything');
  const { engagementId, clientId } = grant;
  return { engagementId, clientId, client: { side: 'client', workspaceId: tx.workspaceId, clientId, personId: person.id, linkId: newId(), name: person.name, locale: person.locale as Locale } };
}

/** One promise brings another: what was handed over is accepted, in its turn. */
async function keepPast(making: Making, place: Place): Promise<void> {
  const { actor, services } = making;
  const today = dayBefore(services.clock(), 0);
  await inside(making, async (tx) => {
    for (;;) {
      const past = (await loadOfEngagement(tx, place.engagementId)).filter(({ dueOn, doneAt }) => dueOn !== null && dueOn < today && doneAt === null);
      if (past.length === 0) return;
      for (const { id, side, dueOn, sourceKind } of past) {
        const grant = await grantCommitment(tx, actor, id);
        if (grant !== null) value(await answerCommitment(tx, { actor: side === 'client' ? place.client : actor, now: new Date(`${dueOn}T13:20:00.000Z`) }, { grant, answer: sourceKind === 'acceptance' ? { answer: 'accepted', words: '' } : { answer: 'done' } }));
      }
    }
  });
}

/** Both are away for some days that lie ahead; the client likes to be reminded in the afternoon. */
async function takeTimeOff(making: Making, { client }: Place): Promise<void> {
  const { actor, services } = making;
  const ahead = (days: number): string => dayBefore(services.clock(), -days);
  await inside(making, async (tx) => {
    value(await chooseOwnTimes(tx, actor, { ...GIVEN_TIMES, daysOff: [{ from: ahead(61), to: ahead(65) }] }));
    const [person] = await loadPeople(tx, [client.personId]);
    if (person !== undefined) value(await chooseTimes(tx, person, { ...GIVEN_TIMES, remindAt: '16:00', daysOff: [{ from: ahead(75), to: ahead(82) }] }));
  });
}

async function addOwn(making: Making, { engagementId, client }: Place): Promise<void> {
  const { actor, services, story: { promises } } = making;
  const now = services.clock();
  const ours = { engagementId, side: 'provider' as const, owner: { kind: 'member' as const, id: actor.memberId } };
  const theirs = { engagementId, side: 'client' as const, owner: { kind: 'person' as const, id: client.personId } };
  await inside(making, async (tx) => {
    const call = { actor, now: daysBefore(now, 21) };
    const make = async (input: Parameters<typeof createCommitment>[2]): Promise<string> => value(await createCommitment(tx, call, input)).id;
    const waiting = await make({ ...ours, title: promises.waiting, dueOn: dayBefore(now, -6) });
    await make({ ...theirs, title: promises.theirs, format: promises.theirsFormat, example: promises.theirsExample, effortMinutes: 40, dueOn: dayBefore(now, 5), blocks: [waiting] });
    await make({ ...ours, title: promises.ours, dueOn: dayBefore(now, 4) });
    const asked = await make({ ...theirs, title: promises.asked, dueOn: dayBefore(now, -2) });
    const kept = await make({ ...theirs, title: promises.kept, dueOn: dayBefore(now, 12) });
    for (const [id, at, answer] of [[kept, daysBefore(now, 13, 15), { answer: 'done' }], [asked, daysBefore(now, 1, 8), { answer: 'time', day: dayBefore(now, -9), reason: promises.askedBecause }]] as const) {
      const grant = await grantCommitment(tx, actor, id);
      if (grant !== null) value(await answerCommitment(tx, { actor: client, now: at }, { grant, answer }));
    }
  });
}

async function inside<Value>({ services, actor }: Making, work: (tx: Tx) => Promise<Value>): Promise<Value> {
  return inWorkspace(services.database, { workspaceId: actor.workspaceId, partyId: null }, work);
}

/** The sample's own acts cannot be refused; if one is, the program is at fault. */
function value<Value>(outcome: Outcome<Value>): Value {
  if (!outcome.ok) throw new Error(`the sample was refused: ${outcome.refusal.code} ${JSON.stringify(outcome.refusal.detail ?? {})}`);
  return outcome.value;
}
