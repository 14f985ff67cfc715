import type { Refusal } from '@entente/core/kernel/outcome';
import { granted, refused, type Outcome } from '@entente/core/kernel/outcome';
import { CODE_LOOK_BACK_MINUTES, CODE_TRIES, codeExpiresAt, codeState, mayAskForCode, typedCode, type CodePurpose } from '@entente/core/signing/code-policy';
import { grantAgreement, type GrantedAgreementId } from '../agreement/agreement.access.ts';
import { appendEvent } from '../agreement/agreement-event.actions.ts';
import { lockAgreement } from '../agreement/agreement.store.ts';
import { sameText, sha256 } from '../platform/crypto/secrets.ts';
import type { Tx } from '../platform/database/in-workspace.ts';
import { codesSentTo, countTry, findNewestCode, insertCode, lockCodes } from './code.store.ts';
import { loadPerson, lockPerson } from './sending.store.ts';
import { eventOrigin, systemActor, tellPerson, type SigningCall } from './signing.actions.ts';

/** Whose code it is, for which act on which version, and the browser that asks. */
export type CodeHolder = { readonly signatoryId: string; readonly purpose: CodePurpose; readonly versionNumber: number; readonly browser: string };

export type CodeRefusal = Refusal<'not-found' | 'code-asked-too-often' | 'code-is-missing' | 'code-is-wrong' | 'code-is-shut' | 'code-has-expired' | 'code-was-used'>;

/**
 * Mails a one-time code to the person's own address. Only its keyed hash is kept; the digits are
 * derived again when the mail is rendered. The same `codeId` twice is one code.
 * @returns when the code stops working, or `code-asked-too-often` with the moment from which one may be asked for.
 */
export async function requestCode(tx: Tx, call: SigningCall, { codeId, ...holder }: CodeHolder & { codeId: string }): Promise<Outcome<{ validUntil: string }, CodeRefusal>> {
  const { services, now } = call;
  const agreementId = await lockAgreementOf(tx, holder.signatoryId);
  if (agreementId === null) return refused('not-found');
  const person = await lockPerson(tx, holder.signatoryId);
  if (person === undefined || person.removedAt !== null) return refused('not-found');
  const since = new Date(now.getTime() - CODE_LOOK_BACK_MINUTES * 60_000);
  const expiresAt = codeExpiresAt(now).toISOString();
  const may = mayAskForCode(await codesSentTo(tx, person.email, since), now);
  const known = await findNewestCode(tx, { ...holder, browserHash: sha256(holder.browser) });
  if (known?.id === codeId) return granted({ validUntil: known.expiresAt });
  if (!may.ok) return may;
  const { secrets } = services;
  const inserted = await insertCode(tx, {
    workspaceId: tx.workspaceId, id: codeId, agreementId: person.agreementId, clientId: person.clientId,
    signatoryId: person.id, versionNumber: holder.versionNumber, purpose: holder.purpose, sentTo: person.email,
    codeHash: secrets.codeHash(codeId, secrets.code(codeId)), browserHash: sha256(holder.browser),
    expiresAt, createdAt: now.toISOString(),
  });
  if (inserted) {
    await keepCodeEvent(tx, call, { agreementId, holder, type: 'code.sent', body: { codeId, purpose: holder.purpose, sentTo: person.email, expiresAt } });
    await tellPerson(tx, person, { topic: 'signing.code', params: { codeId } });
  }
  return granted({ validUntil: expiresAt });
}

/** A code that was right: which one, where it went and when. */
export type RightCode = { readonly codeId: string; readonly sentTo: string; readonly sentAt: string };

/**
 * Compares what was typed with the codes this browser asked for. A wrong try is counted on each of
 * them and has to be committed, whatever becomes of the act; so this runs in a transaction of its own.
 * A right code is not used up here: see `useCode`.
 */
export async function tryCode(tx: Tx, call: SigningCall, { typed, browser, ...holder }: CodeHolder & { typed: string }): Promise<Outcome<RightCode, CodeRefusal>> {
  const { services, now } = call;
  const agreementId = await lockAgreementOf(tx, holder.signatoryId);
  if (agreementId === null) return refused('code-is-missing');
  const codes = await lockCodes(tx, { ...holder, browserHash: sha256(browser) });
  const newest = codes[0];
  if (newest === undefined) return refused('code-is-missing');
  const open = codes.filter((code) => codeState(code, now) === 'open');
  if (open.length === 0) return closedCode(codeState(newest, now));
  const digits = typedCode(typed);
  if (digits === null) return refused('code-is-wrong', { left: CODE_TRIES - Math.min(...open.map(({ attempts }) => attempts)) });
  const right = open.find(({ id, codeHash }) => sameText(services.secrets.codeHash(id, digits), codeHash));
  if (right !== undefined) return granted({ codeId: right.id, sentTo: right.sentTo, sentAt: right.createdAt });
  await countTry(tx, open.map(({ id }) => id));
  const left = CODE_TRIES - Math.min(...open.map(({ attempts }) => attempts)) - 1;
  await keepCodeEvent(tx, call, { agreementId, holder, type: left === 0 ? 'code.locked' : 'code.refused', body: { codeIds: open.map(({ id }) => id), purpose: holder.purpose, left } });
  return left === 0 ? refused('code-is-shut') : refused('code-is-wrong', { left });
}

type CodeEvent = { readonly agreementId: GrantedAgreementId; readonly holder: Omit<CodeHolder, 'browser'>; readonly type: 'code.sent' | 'code.refused' | 'code.locked'; readonly body: Readonly<Record<string, unknown>> };

/** What became of a code stands in the chain; the digits never do. */
async function keepCodeEvent(tx: Tx, call: SigningCall, { agreementId, holder, type, body }: CodeEvent): Promise<void> {
  await appendEvent(tx, agreementId, { type, actor: call.actor, at: call.now.toISOString(), versionNumber: holder.versionNumber, ...eventOrigin(call), body });
}

/** The agreement that a person signs, locked before their codes are, as every act on it does; null where there is none. */
async function lockAgreementOf(tx: Tx, signatoryId: string): Promise<GrantedAgreementId | null> {
  const person = await loadPerson(tx, signatoryId);
  const grant = person === undefined ? null : await grantAgreement(tx, systemActor(tx.workspaceId), person.agreementId);
  if (grant !== null) await lockAgreement(tx, grant.agreementId);
  return grant?.agreementId ?? null;
}

function closedCode(state: ReturnType<typeof codeState>): Outcome<never, CodeRefusal> {
  if (state === 'used') return refused('code-was-used');
  return state === 'shut' ? refused('code-is-shut') : refused('code-has-expired');
}
