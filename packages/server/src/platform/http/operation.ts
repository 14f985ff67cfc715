import { canonicalJson } from '@entente/core/kernel/canonical-json';
import { granted, refused, type Outcome, type Refusal } from '@entente/core/kernel/outcome';
import type { RefusalCode } from '@entente/phrases/shape';
import { sha256 } from '../crypto/secrets.ts';
import { inWorkspace, type Tx } from '../database/in-workspace.ts';
import type { SignedInCall } from './call.ts';
import { keepAnswer, takeKey } from './idempotency.store.ts';
import { answer } from './refusal.ts';

export type Answer<Value> = Outcome<Value, Refusal<RefusalCode>>;

/** Carries a refusal out of the transaction, so that nothing half-done is kept. */
class Refusing extends Error {
  readonly refusal: Refusal<RefusalCode>;

  constructor(refusal: Refusal<RefusalCode>) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

/**
 * Runs a reading operation in one transaction.
 * @throws the API's error when the outcome is a refusal.
 */
export async function query<Value>(call: SignedInCall, work: (tx: Tx) => Promise<Answer<Value>>): Promise<Value> {
  const context = { workspaceId: call.actor.workspaceId, partyId: null };
  return answer(await inWorkspace(call.services.database, context, work));
}

/**
 * Runs a command in one transaction: load, decide, save, announce. A refusal rolls everything back.
 * Under an idempotency key it happens once: the same request again gets the kept answer, another
 * request under the same key is refused. Nothing is kept of a refused command, so it may be mended
 * and sent again under its key.
 * @param operation the operation's id, for example "createClient".
 * @throws the API's error when the outcome is a refusal.
 */
export async function command<Input, Value>(call: SignedInCall, { operation, input }: { operation: string; input: Input }, work: (tx: Tx) => Promise<Answer<Value>>): Promise<Value> {
  const { actor, idempotencyKey: key } = call;
  if (key !== null && (key.length < 1 || key.length > 255)) return answer(refused('input-is-wrong', { field: 'Idempotency-Key' }));
  const keyed = async (tx: Tx): Promise<Answer<Value>> => {
    if (key === null) return work(tx);
    const request = { operation, hash: sha256(canonicalJson(input)) };
    const kept = await takeKey(tx, { actorId: actor.memberId, key }, request);
    if (kept !== null) return kept.operation === operation && kept.requestHash === request.hash ? granted(kept.response as Value) : refused('idempotency-key-used-otherwise');
    const outcome = await work(tx);
    if (outcome.ok) await keepAnswer(tx, { actorId: actor.memberId, key }, outcome.value);
    return outcome;
  };
  return answer(await refusingRollsBack((run) => inWorkspace(call.services.database, { workspaceId: actor.workspaceId, partyId: null }, run), keyed));
}

/** Runs `work` in the transaction that `run` opens; a refusal becomes a rollback and is returned. */
export async function refusingRollsBack<Value>(run: (work: (tx: Tx) => Promise<Value>) => Promise<Value>, work: (tx: Tx) => Promise<Answer<Value>>): Promise<Answer<Value>> {
  try {
    const value = await run(async (tx) => {
      const outcome = await work(tx);
      if (!outcome.ok) throw new Refusing(outcome.refusal);
      return outcome.value;
    });
    return granted(value);
  } catch (error) {
    if (error instanceof Refusing) return { ok: false, refusal: error.refusal };
    throw error;
  }
}
