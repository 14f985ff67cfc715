import type { RoundWord } from '@entente/contract/commitment/commitment.contract';
import { correctionRounds } from '@entente/core/commitment/correction-rounds';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { granted, refused } from '@entente/core/kernel/outcome';
import { agreementLock, type AgreementCall } from '../../agreement/agreement.actions.ts';
import { frameworkWords } from '../../agreement/order/agreement-version.store.ts';
import { grantAgreement } from '../../agreement/agreement.access.ts';
import { grantChain } from '../../agreement/amendment/agreement.access.ts';
import { draftOf } from '../../agreement/amendment/agreement-version.actions.ts';
import { startAmendment } from '../../agreement/amendment/agreement.actions.ts';
import type { TalkCall } from '../../agreement/remark.actions.ts';
import { editDocument } from '../../document/document.actions.ts';
import type { Tx } from '../../platform/database/in-workspace.ts';
import type { Answer } from '../../platform/http/operation.ts';
import { textOf } from '../accepting/commitment.actions.ts';
import { grantCommitment } from '../commitment.access.ts';
import { lockSchedule } from '../commitment-block.store.ts';
import { keepAct } from '../commitment-event.actions.ts';
import { lockCommitment } from '../commitment.store.ts';
import { loadRoundActs } from './commitment.store.ts';

type Call = { readonly actor: ProviderActor; readonly now: Date; readonly origin?: TalkCall['origin'] };
type Said = { readonly amendment: { readonly id: string; readonly amendmentNumber: number } | null };

/**
 * What somebody of ours says of the round that is being corrected: it is given beyond the price, it mends a mistake of
 * ours and counts as none, or a change is proposed, which drafts an amendment with that many rounds.
 */
export async function sayOfRound(tx: Tx, call: Call, { id, as, words }: { readonly id: string; readonly as: RoundWord; readonly words: string }): Promise<Answer<Said>> {
  const grant = await grantCommitment(tx, call.actor, id);
  if (grant === null) return refused('not-found');
  await lockSchedule(tx, grant.engagementId);
  const current = await lockCommitment(tx, grant.commitmentId);
  const acts = current.sourceKind !== 'deliverable' || current.sourceId === null ? [] : ((await loadRoundActs(tx, [grant.engagementId])).get(current.sourceId) ?? []);
  if (acts.length === 0 || current.doneAt !== null || current.exceptedAt !== null) return refused('no-round-is-corrected');
  if (as === 'change') return proposeRounds(tx, call, { current, rounds: correctionRounds(acts, 0).used });
  const type = as === 'gift' ? 'given' : 'own_mistake';
  if (acts.at(-1) !== type) await keepAct(tx, call, { ...grant, title: current.title, type, body: { words } });
  return granted({ amendment: null });
}

type Wanted = { readonly current: Awaited<ReturnType<typeof lockCommitment>>; readonly rounds: number };

/** An amendment that says as many rounds as there are by now; what they cost a person writes. One that is drafted already takes it in. */
async function proposeRounds(tx: Tx, { actor, now, origin }: Call, { current, rounds }: Wanted): Promise<Answer<Said>> {
  const text = await textOf(tx, { actor, now }, current);
  if (text === null) return refused('not-found');
  const call: AgreementCall & TalkCall = { actor, now: now.toISOString(), ...(origin === undefined ? {} : { origin }) };
  const grant = await grantAgreement(tx, actor, text.text.grant.agreementId);
  const drafted = grant === null ? undefined : (await grantChain(tx, grant, call.now)).findLast(({ amendmentNumber, state }) => amendmentNumber !== null && state === 'draft');
  const started = await startAmendment(tx, call, { id: text.text.grant.agreementId, into: drafted?.id });
  if (!started.ok) return started;
  const own = await grantAgreement(tx, actor, started.value.id);
  const before = own === null ? undefined : (await draftOf(tx, actor, own)).deliverables.find(({ id }) => id === text.deliverable.id)?.rounds;
  if (before !== undefined && before < rounds) {
    const edited = await editDocument(tx, { actor, agreementLock, frameworkWords }, { id: started.value.documentId, edits: [{ type: 'set', kind: 'deliverables', id: text.deliverable.id, field: 'rounds', before, value: rounds }] });
    if (!edited.ok) return edited;
  }
  return granted({ amendment: { id: started.value.id, amendmentNumber: started.value.amendmentNumber } });
}
