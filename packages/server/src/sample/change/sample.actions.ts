import { refused } from '@entente/core/kernel/outcome';
import { dayBefore, daysBefore } from '@entente/core/sample/sample-days';
import { firstAmendmentEdits } from '@entente/core/sample/sample-edits';
import { grantAgreement } from '../../agreement/agreement.access.ts';
import { startAmendment } from '../../agreement/amendment/agreement.actions.ts';
import { makeAgreed } from '../../commitment/agreed/commitment.actions.ts';
import { answerCommitment } from '../../commitment/answer/commitment.actions.ts';
import { grantCommitment } from '../../commitment/commitment.access.ts';
import { loadOfEngagement } from '../../commitment/commitment.store.ts';
import { newId } from '../../platform/database/new-id.ts';
import { callOffMembersKey } from '../../signing/device-key-end.actions.ts';
import { loadMembersKeys } from '../../signing/device-key-end.store.ts';
import { keyPlace } from '../../signing/device-key.actions.ts';
import { clientOf, edit, inside, ORIGIN, send, settle, sign, TAKE_BACK_MS, type Making } from '../agreement/sample.actions.ts';
import { signByKey } from '../device/sample.actions.ts';

/**
 * The mentoring's first amendment: signed by both with keys in the place of devices, sealed, followed by the board.
 * What it adds is delivered since, was given back once, and waits for the mentee's second answer. The provider's key is called off: nobody holds it.
 */
export async function sealFirstChange(making: Making, agreementId: string): Promise<{ agreementId: string }> {
  const { actor, services, story } = making;
  const now = services.clock();
  const sent = daysBefore(now, 16, 10);
  const call = { actor, now: sent.toISOString(), origin: { ...ORIGIN, channel: 'team' as const } };
  const { id, documentId } = await inside(making, (tx) => startAmendment(tx, call, { id: agreementId }), sent);
  const stage = { ...making, agreementId: id, documentId };
  await edit(stage, (content) => firstAmendmentEdits(content, { change: story.change, dueOn: dayBefore(now, 3), decider: story.mentee.person.name, newId }));
  const byKey = keyPlace(services.config) !== null;
  await send(stage, sent, byKey ? 'device' : 'code');
  const give = byKey ? signByKey : sign;
  await give(stage, await clientOf(stage), daysBefore(now, 15, 16));
  const last = daysBefore(now, 14, 8);
  await give(stage, actor, last);
  await settle(stage, new Date(last.getTime() + TAKE_BACK_MS));
  await inside(stage, (tx) => makeAgreed(tx, { actor, now: daysBefore(now, 14, 9) }, id));
  await deliver(making, { agreementId, title: story.change.name }, daysBefore(now, 5, 13));
  await giveBack(making, { agreementId, missing: story.change.missing }, daysBefore(now, 4, 9));
  await deliver(making, { agreementId, title: story.change.name }, daysBefore(now, 1, 13));
  if (byKey) await callOff(making, daysBefore(now, 13, 9));
  return { agreementId: id };
}

async function deliver(making: Making, { agreementId, title }: { readonly agreementId: string; readonly title: string }, at: Date): Promise<void> {
  const { actor } = making;
  await inside(making, async (tx) => {
    const agreement = await grantAgreement(tx, actor, agreementId);
    const promise = agreement === null ? undefined : (await loadOfEngagement(tx, agreement.engagementId)).find((one) => one.title === title);
    const grant = promise === undefined ? null : await grantCommitment(tx, actor, promise.id);
    return grant === null ? refused('not-found') : answerCommitment(tx, { actor, now: at }, { grant, answer: { answer: 'done' } });
  });
}

/** The mentee says what is missing: the round of corrections that the price includes. */
async function giveBack(making: Making, { agreementId, missing }: { readonly agreementId: string; readonly missing: string }, at: Date): Promise<void> {
  const { actor } = making;
  await inside(making, async (tx) => {
    const agreement = await grantAgreement(tx, actor, agreementId);
    const asked = agreement === null ? undefined : (await loadOfEngagement(tx, agreement.engagementId)).find(({ sourceKind }) => sourceKind === 'acceptance');
    const grant = asked === undefined ? null : await grantCommitment(tx, actor, asked.id);
    if (asked === undefined || grant === null) return refused('not-found');
    const client = { side: 'client' as const, workspaceId: tx.workspaceId, clientId: asked.clientId, personId: asked.ownerId, linkId: newId(), name: asked.ownerName, locale: actor.locale };
    return answerCommitment(tx, { actor: client, now: at }, { grant, answer: { answer: 'not_yet', words: missing } });
  });
}

async function callOff(making: Making, at: Date): Promise<void> {
  const { actor, services } = making;
  await inside(making, async (tx) => {
    const [key] = await loadMembersKeys(tx, actor.memberId);
    return callOffMembersKey(tx, { services, actor, now: at, origin: { ...ORIGIN, channel: 'team' } }, key?.id ?? newId());
  }, at);
}
