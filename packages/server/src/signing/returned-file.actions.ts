import { asksQualified } from '@entente/core/agreement/amendment-form';
import { isInEuropeanEconomicArea } from '@entente/core/kernel/european-union';
import { isOnFile, type SigningLevel } from '@entente/core/kernel/signing-level';
import { granted, refused } from '@entente/core/kernel/outcome';
import { isCleanText, normaliseText } from '@entente/core/kernel/plain-text';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { grantAgreement } from '../agreement/agreement.access.ts';
import { loadAmended } from '../agreement/amendment/agreement-version.store.ts';
import type { Tx } from '../platform/database/in-workspace.ts';
import type { Answer } from '../platform/http/operation.ts';
import { readReturned } from '../platform/seal-check/check-file.ts';
import type { Services } from '../platform/services.ts';
import { loadReturnedFiles } from './returned-file.store.ts';
import type { Returned } from './returned-file.schema.ts';
import { handInScan, scanType } from './scan.actions.ts';
import { giveSignature, readySignature, type Given, type SignatureWish, type Signer } from './signature.actions.ts';
import { loadSigningCopies } from './signing-copy.store.ts';
import { filesToSign, wholeFile } from './signing-copy.actions.ts';
import type { SigningCall } from './signing.actions.ts';

/** Runs work for the person who signs, in a transaction that is undone when it is refused. */
export type AsSigner = <Value>(work: (tx: Tx, signer: Signer) => Promise<Answer<Value>>) => Promise<Answer<Value>>;

const LONGEST_NAME = 120;

type Base = { readonly sha256: string; readonly versionNumber: number };
type Ready = { readonly given: Given } | { readonly given: null; readonly level: SigningLevel; readonly bases: readonly Base[]; readonly others: readonly Base[]; readonly mustBeQualified: boolean };

/**
 * Signs with a file that was handed out and comes back signed with a tool of the signer's own. The file is read
 * outside every transaction, in a thread of its own; nothing of it is kept unless the signature is given.
 */
export async function signWithFile(call: SigningCall, asSigner: AsSigner, { wish, file }: { wish: SignatureWish; file: { readonly name: string; readonly bytes: Uint8Array } | null }): Promise<Answer<Given | { readonly scanId: string }>> {
  const ready = await asSigner((tx, signer) => readyForFile(tx, call, { signer, wish }));
  if (!ready.ok) return ready;
  if (ready.value.given !== null) return granted(ready.value.given);
  if (file === null || file.bytes.length === 0) return refused('signed-file-is-missing');
  if (ready.value.level === 'paper') return signByHand(call, asSigner, { wish, file });
  const returned = await readAgainst(call, file, ready.value);
  if (!returned.ok) return returned;
  const { workspaceId } = call.actor;
  const { bytes, sha256 } = await call.services.files.put(workspaceId, file.bytes);
  return asSigner((tx, signer) => giveSignature(tx, call, { signer, wish, proof: { returned: { ...returned.value, bytes, sha256 } } }));
}

/** Hands in the scan of a paper; its type is read from its bytes. */
async function signByHand(call: SigningCall, asSigner: AsSigner, { wish, file }: { wish: SignatureWish; file: { readonly name: string; readonly bytes: Uint8Array } }): Promise<Answer<{ readonly scanId: string }>> {
  const mediaType = await scanType(file.bytes);
  if (mediaType === null) return refused('scan-is-of-other-type');
  const stored = await call.services.files.put(call.actor.workspaceId, file.bytes);
  return asSigner(async (tx, signer) => {
    const ready = await readySignature(tx, call, { signer, wish });
    return ready.ok ? handInScan(tx, call, { signer, wish, file: { name: fileName(file.name), mediaType, ...stored } }) : ready;
  });
}

async function readyForFile(tx: Tx, call: SigningCall, { signer, wish }: { signer: Signer; wish: SignatureWish }): Promise<Answer<Ready>> {
  const ready = await readySignature(tx, call, { signer, wish });
  if (!ready.ok) return ready;
  if (ready.value.given !== null) return granted({ given: ready.value.given });
  const { version: { content }, level } = ready.value;
  if (!isOnFile(level)) return refused('other-words-were-shown');
  const { agreementId } = signer.grant;
  const bases = await filesToSign(tx, { agreementId, versionNumber: wish.versionNumber, now: call.now });
  const others = (await loadSigningCopies(tx, agreementId)).filter(({ versionNumber }) => versionNumber !== wish.versionNumber);
  return granted({ given: null, level, bases, others, mustBeQualified: asksQualified(content, await loadAmended(tx, signer.grant)) && isInEuropeanEconomicArea(content.head.country) });
}

async function readAgainst({ services, actor: { workspaceId } }: SigningCall, file: { readonly name: string; readonly bytes: Uint8Array }, { bases, others, mustBeQualified }: Extract<Ready, { given: null }>): Promise<Answer<Omit<Returned, 'bytes' | 'sha256'>>> {
  const known = [...bases, ...others];
  const contents = await Promise.all(known.map(({ sha256 }) => wholeFile(services, workspaceId, sha256)));
  const read = await readReturned(file.bytes, contents);
  if (!read.ok) return read;
  const base = known[read.value.base];
  if (base === undefined || read.value.base >= bases.length) return refused('returned-file-is-of-other-text', { version: base?.versionNumber ?? 0 });
  if (mustBeQualified && !read.value.signatures.some(({ claimsQualified }) => claimsQualified)) return refused('returned-file-is-not-qualified');
  return granted({ name: fileName(file.name), beginsWith: base.sha256, signatures: read.value.signatures });
}

/** What the sender's machine called it, as far as it is a name. */
function fileName(name: string): string {
  const clean = isCleanText(name) ? normaliseText(name).replaceAll(/[\n\t/\\]/g, ' ').trim().slice(-LONGEST_NAME) : '';
  return clean === '' ? 'signed.pdf' : clean;
}

/** A file that came back, for a member who sees its agreement. */
export async function downloadReturnedFile(tx: Tx, { actor, services }: { actor: ProviderActor; services: Services }, { id, signatureId }: { id: string; signatureId: string }): Promise<Answer<File>> {
  const grant = await grantAgreement(tx, actor, id);
  const found = grant === null ? undefined : (await loadReturnedFiles(tx, grant.agreementId)).find((file) => file.signatureId === signatureId);
  return found === undefined ? refused('not-found') : granted(new File([await wholeFile(services, tx.workspaceId, found.sha256)], found.name, { type: found.mediaType }));
}
