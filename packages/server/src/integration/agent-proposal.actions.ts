import { granted, refused } from '@entente/core/kernel/outcome';
import { inWorkspace, type Tx } from '../platform/database/in-workspace.ts';
import { newId } from '../platform/database/new-id.ts';
import type { RehearsedActivity } from '../platform/database/pool.ts';
import type { ApiKeyStamp, SignedInCall } from '../platform/http/call.ts';
import type { Answer } from '../platform/http/operation.ts';
import { insertProposal, settleProposal, takeProposal } from './agent-proposal.store.ts';

/** An operation as an agent's tool calls it. */
export type AgentOperation = {
  readonly id: string;
  readonly summary: string;
  /** Runs it as the API does. @throws the API's error when it is refused. */
  run(call: AgentCall, input: unknown): Promise<unknown>;
};
/** A call that comes with a key, made by an agent. */
export type AgentCall = SignedInCall & { readonly apiKey: ApiKeyStamp };

/** What would happen, found by doing it in a transaction that is then undone. */
export type Preview = { readonly operation: string; readonly summary: string; readonly input: unknown; readonly wouldAnswer: unknown; readonly wouldRecord: readonly RehearsedActivity[] };
export type Proposed = { readonly proposal: string; readonly expiresAt: string; readonly preview: Preview };

/** How long a proposal waits for its confirmation. */
const PROPOSAL_MS = 10 * 60_000;

/**
 * Rehearses an operation and keeps it as a proposal. Whatever refuses the operation itself refuses it here.
 * @throws the API's error when the operation is refused.
 */
export async function propose(call: AgentCall, operation: AgentOperation, input: unknown): Promise<Proposed> {
  const activities: RehearsedActivity[] = [];
  const rehearsal: AgentCall = { ...call, idempotencyKey: null, services: { ...call.services, database: { ...call.services.database, rehearsal: { activities } } } };
  const wouldAnswer = await operation.run(rehearsal, input);
  const preview: Preview = { operation: operation.id, summary: operation.summary, input, wouldAnswer, wouldRecord: activities };
  const id = newId();
  const expiresAt = new Date(call.services.clock().getTime() + PROPOSAL_MS).toISOString();
  await within(call, (tx) => insertProposal(tx, { id, keyId: call.apiKey.keyId, memberId: call.actor.memberId, operation: operation.id, input, preview, expiresAt }));
  return { proposal: id, expiresAt, preview };
}

/**
 * Carries a proposal out, at most once: it is taken before it is done, so a crash in between leaves it undone
 * and it is proposed anew. What changed since the preview is met by the operation's own rules.
 * @throws the API's error when the operation is refused now.
 */
export async function confirm(call: AgentCall, operations: readonly AgentOperation[], id: string): Promise<Answer<{ operation: string; answer: unknown }>> {
  const taken = await within(call, (tx) => takeProposal(tx, { id, keyId: call.apiKey.keyId, now: call.services.clock() }));
  const operation = operations.find((one) => one.id === taken?.operation);
  if (taken === null || operation === undefined) return refused('proposal-is-gone');
  try {
    const answer = await operation.run({ ...call, idempotencyKey: `proposal:${id}` }, taken.input);
    await within(call, (tx) => settleProposal(tx, id, 'done'));
    return granted({ operation: operation.id, answer });
  } catch (error) {
    await within(call, (tx) => settleProposal(tx, id, 'refused'));
    throw error;
  }
}

function within<Value>({ services, actor }: AgentCall, work: (tx: Tx) => Promise<Value>): Promise<Value> {
  return inWorkspace(services.database, { workspaceId: actor.workspaceId, partyId: null }, work);
}
