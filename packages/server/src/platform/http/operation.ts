import { canonicalJson } from '@entente/core/kernel/canonical-json';
import { granted, refused, type Outcome, type Refusal } from '@entente/core/kernel/outcome';
import type { RefusalCode } from '@entente/phrases/shape';
import { sha256 } from '../crypto/secrets.ts';
import { inWorkspace, readInWorkspace, type Tx } from '../database/in-workspace.ts';
import { lockVersion } from '../database/record-version.store.ts';
import type { SignedInCall } from './call.ts';
import { isMet, type Condition } from './condition.ts';
import { keepAnswer, takeKey } from './idempotency.store.ts';
import { answer, toApiError } from './refusal.ts';

/** What a request says, so that another one under the same key is noticed. @throws the API's error for what no JSON can carry. */
function hashOf(input: unknown): string {
  try {
    return sha256(canonicalJson(input));
  } catch {
    throw toApiError({ code: 'input-is-wrong', detail: { fields: [{ field: 'body', message: 'text-has-forbidden-characters' }] } });
  }
}

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
 * Runs a reading operation in one transaction that cannot write.
 * @throws the API's error when the outcome is a refusal.
 */
export async function query<Value>(call: SignedInCall, work: (tx: Tx) => Promise<Answer<Value>>): Promise<Value> {
  const context = { workspaceId: call.actor.workspaceId, partyId: null };
  return answer(await readInWorkspace(call.services.database, context, work));
}

/** `secret`: the answer holds what is shown once; under an idempotency key it is kept encrypted. */
type Command<Input> = { readonly operation: string; readonly input: Input; readonly secret?: boolean };

/**
 * Runs a command in one transaction: load, decide, save, announce. A refusal rolls everything back.
 * Under an idempotency key it happens once: the same request again gets the kept answer, another
 * request under the same key is refused. Nothing is kept of a refused command, so it may be mended
 * and sent again under its key.
 * With a condition it happens only to the version of the record that was asked for.
 * @param operation the operation's id, for example "createClient".
 * @throws the API's error when the outcome is a refusal.
 */
export async function command<Input, Value>(call: SignedInCall, { operation, input, secret = false }: Command<Input>, work: (tx: Tx) => Promise<Answer<Value>>): Promise<Value> {
  const { actor, idempotencyKey: key } = call;
  if (key !== null && (key.length < 1 || key.length > 255)) return answer(refused('input-is-wrong', { field: 'Idempotency-Key' }));
  const meant = async (tx: Tx): Promise<Answer<Value>> => seenBefore(call, input, await underCondition(tx, call.condition, work));
  const keyed = async (tx: Tx): Promise<Answer<Value>> => {
    if (key === null) return meant(tx);
    const request = { operation, hash: hashOf(input) };
    const kept = await takeKey(tx, { actorId: actor.memberId, key }, request);
    if (kept !== null) return kept.operation === operation && kept.requestHash === request.hash ? granted((secret ? opened(call, key, kept.response) : kept.response) as Value) : refused('idempotency-key-used-otherwise');
    const outcome = await meant(tx);
    if (outcome.ok) await keepAnswer(tx, { actorId: actor.memberId, key }, secret ? sealed(call, key, outcome.value) : outcome.value);
    return outcome;
  };
  return answer(await refusingRollsBack((run) => inWorkspace(call.services.database, { workspaceId: actor.workspaceId, partyId: null }, run), keyed));
}

function sealed({ services, actor }: SignedInCall, key: string, answerValue: unknown): { sealed: string } {
  return { sealed: services.secrets.sealText(`idempotency_keys/${actor.workspaceId}/${actor.memberId}/${key}`, JSON.stringify(answerValue)) };
}

function opened({ services, actor }: SignedInCall, key: string, kept: unknown): unknown {
  return JSON.parse(services.secrets.openText(`idempotency_keys/${actor.workspaceId}/${actor.memberId}/${key}`, (kept as { sealed: string }).sealed));
}

/**
 * Runs a command that is meant for one version of its record. Whoever may not reach the record is answered
 * as always; only to the others is said that its version is another, and nothing is kept.
 */
async function underCondition<Value>(tx: Tx, condition: Condition | null, work: (tx: Tx) => Promise<Answer<Value>>): Promise<Answer<Value>> {
  if (condition === null) return work(tx);
  const version = await lockVersion(tx, condition.table, condition.id);
  const outcome = await work(tx);
  const reached = outcome.ok || outcome.refusal.code === 'field-changed-meanwhile';
  return reached && version !== null && !isMet(condition, version) ? refused('version-is-another', { version }) : outcome;
}

/**
 * A change of fields says what its writer saw in each of them, or under If-Match which version it is meant for: else
 * it would overwrite what others wrote. Like a condition it is judged last, so that it tells nobody of what they may not reach.
 */
function seenBefore<Value>({ condition }: SignedInCall, input: unknown, outcome: Answer<Value>): Answer<Value> {
  if (condition !== null || !outcome.ok || !isPatch(input)) return outcome;
  const fields = Object.keys(input.set).filter((field) => !(field in input.before));
  return fields.length === 0 ? outcome : refused('before-is-missing', { fields });
}

function isPatch(input: unknown): input is { readonly set: object; readonly before: object } {
  const { set, before } = (typeof input === 'object' && input !== null ? input : {}) as { readonly set?: unknown; readonly before?: unknown };
  return typeof set === 'object' && set !== null && typeof before === 'object' && before !== null && !Array.isArray(before);
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
