import type { InferContractRouterInputs } from '@orpc/contract';
import type { contract } from '@entente/contract/contract';
import { mayHandOver } from '@entente/core/commitment/expectation-state';
import { CONFIDED_KINDS } from '@entente/core/engagement/engagement-kind';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { granted, refused } from '@entente/core/kernel/outcome';
import type { Side } from '@entente/core/kernel/values';
import { grantEngagement } from '../../engagement/engagement.access.ts';
import type { Tx } from '../../platform/database/in-workspace.ts';
import type { Answer } from '../../platform/http/operation.ts';
import { personFor } from '../commitment-person.actions.ts';
import { grantExpectation } from '../expectation.access.ts';
import { keepLine, lineOf, type ExpectationCall } from '../expectation.actions.ts';
import { lockExpectation, updateExpectation } from '../expectation.store.ts';

type Inputs = InferContractRouterInputs<typeof contract>['expectation'];

/**
 * Lets somebody else of the same side stand for an expectation: of ours, who expects it; of the client, who said it or is
 * asked. Who had it, who did this and why stay in what was said; where the expectation stands does not change.
 */
export async function handOver(tx: Tx, call: ExpectationCall<ProviderActor>, { id, to, words }: Inputs['handOver']): Promise<Answer<Record<string, never>>> {
  const grant = await grantExpectation(tx, call.actor, id);
  const engagement = grant === null ? null : await grantEngagement(tx, call.actor, grant.engagementId);
  if (grant === null || engagement === null) return refused('not-found');
  const current = await lockExpectation(tx, grant.expectationId);
  const side = to.kind === 'member' ? 'provider' : 'client';
  const no = refusalOf({ ...current, confided: CONFIDED_KINDS.includes(engagement.kind) }, side);
  if (no !== null) return refused(no);
  const person = await personFor(tx, to, { side, clientId: engagement.clientId, actor: call.actor });
  if (!person.ok) return person;
  const { id: personId, memberId, name } = person.value;
  const isOurs = side === 'provider';
  if (isOurs ? current.heldBy === memberId : current.personId === personId) return refused('expectation-is-with-them');
  await updateExpectation(tx, grant.expectationId, isOurs ? { heldBy: memberId, heldByName: name } : { personId, personName: name });
  await keepLine(tx, call, { ...lineOf(grant), title: current.words, act: 'handed_over', words, reviewOn: current.reviewOn, unspoken: false, handed: { to: name, fromPersonId: isOurs ? null : current.personId } });
  return granted({});
}

/** Why nobody else of this side may stand for it; null where somebody may. */
function refusalOf(current: Parameters<typeof mayHandOver>[0], of: Side) {
  if (current.state === 'withdrawn') return 'expectation-is-withdrawn';
  if (mayHandOver(current, of)) return null;
  return of === 'client' ? 'expectation-is-confided' : 'commitment-person-is-of-other-side';
}
