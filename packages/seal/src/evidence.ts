import { createHash } from 'node:crypto';
import { verifyChain } from '@entente/core/agreement/event-chain';
import type { ChainedEvent } from '@entente/core/agreement/event-types';
import { canonicalJson } from '@entente/core/kernel/canonical-json';
import { DeviceSignature } from '@entente/core/signing/device-key';
import { checkDeviceSignature, deviceKeyFingerprint, sameDeviceAnswer } from './device-signature.ts';
import type { DeviceReport, EvidenceFinding } from './seal-report.ts';

/** The names under which the two files are attached to a sealed agreement. */
export const EVIDENCE_FILE = 'evidence.json';
export const AGREEMENT_FILE = 'agreement.json';

/** The part of an evidence file that can be checked by itself; other fields stand beside. */
type CheckableEvidence = {
  readonly chain: { readonly seq: number; readonly head: string; readonly events: readonly ChainedEvent[] };
  /** Texts by their SHA-256. */
  readonly texts: Readonly<Record<string, string>>;
  readonly versions: readonly Readonly<Record<string, unknown>>[];
  readonly signatures: readonly Readonly<Record<string, unknown>>[];
  /** SHA-256 of the files attached beside this one, by their names. */
  readonly attached: Readonly<Record<string, string>>;
};

/** A file that should be attached: its bytes, or why they are not at hand. */
export type AttachedFile = Uint8Array | 'missing' | 'unreadable';

/**
 * The evidence as it is attached to a sealed file: canonical JSON, with the hashes of the files that
 * are attached beside it, so that none can be exchanged alone.
 * @param evidence the evidence of the agreement, chain and texts included
 * @param beside the bytes of agreement.json and of every other file, by name
 * @throws TypeError when the evidence holds what JSON cannot carry.
 */
export function evidenceToAttach(evidence: Readonly<Record<string, unknown>>, beside: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const attached = Object.fromEntries(Object.entries(beside).map(([name, content]) => [name, sha256(content)]));
  return new TextEncoder().encode(canonicalJson({ ...evidence, attached }));
}

/**
 * Checks an evidence file by itself: every event follows from the one before up to the head that is
 * stated, every text has the hash it is listed under, whatever was signed is among the texts, the
 * keys of devices signed the texts that they are said to have signed, and the files attached beside it are those it
 * speaks of. Empty when everything fits.
 * @param others the hashes of what else is attached, by name; null where it cannot be unpacked
 */
export function checkEvidence(evidence: Uint8Array, agreement: AttachedFile, others: Readonly<Record<string, string | null>> = {}): EvidenceFinding[] {
  const file = parseEvidence(evidence);
  if (file === null) return [{ code: 'evidence-unreadable' }];
  return [...chainFindings(file), ...textFindings(file), ...deviceFindings(file), ...agreementFindings(file, agreement), ...otherFindings(file, others)];
}

/** The signatures in an evidence file that keys of devices gave and that hold; none where it cannot be read. */
export function deviceSignaturesIn(evidence: Uint8Array): readonly DeviceReport[] {
  const file = parseEvidence(evidence);
  if (file === null) return [];
  const ends = calledOff(file);
  return withDevice(file).flatMap(({ name, device, isByDevice, documentSha256, takenBack }) => {
    const key = isRecord(device) ? device['publicKey'] : undefined;
    return takenBack || !isByDevice || typeof key !== 'string' || checkDeviceSignature(device, documentSha256) !== null ? [] : [keyReport(ends, { name, key: deviceKeyFingerprint(key), documentSha256 })];
  });
}

function keyReport(ends: ReadonlyMap<string, string>, report: Omit<DeviceReport, 'calledOffAt'>): DeviceReport {
  return { ...report, calledOffAt: ends.get(report.key) ?? null };
}

/** When keys were called off before the seal, by their fingerprints. What they signed before holds. */
function calledOff({ chain }: CheckableEvidence): ReadonlyMap<string, string> {
  return new Map(chain.events.flatMap(({ record: { type, at, body } }) => (type === 'device.called_off' && isRecord(body) ? [[String(body['fingerprint']), at] as const] : [])));
}

type WithDevice = ReturnType<typeof withDevice>[number];

/** What the chain keeps of each signature that a key of a device is said to have given, or that an answer of one stands beside. */
function withDevice({ chain }: CheckableEvidence) {
  const bodies = (wanted: string) => chain.events.flatMap(({ record: { type, body } }) => (type === wanted && isRecord(body) ? [body] : []));
  const back = new Set(bodies('signature.taken_back').map((body) => body['signatureId']));
  return bodies('signature.given').filter((body) => body['level'] === 'device' || (body['device'] ?? null) !== null).map((body) => ({
    name: String(body['typedName']), device: body['device'], isByDevice: body['level'] === 'device', signatoryId: body['signatoryId'], documentSha256: String(body['documentSha256']), takenBack: back.has(body['signatureId']),
  }));
}

/** Every key signed what it is said to have signed, each of its answers stands once, and no signature that stands by a key is without one. */
function deviceFindings(file: CheckableEvidence): EvidenceFinding[] {
  const given = withDevice(file);
  const wrong = given.flatMap((one, at): EvidenceFinding[] => {
    const because = checkDeviceSignature(one.device, one.documentSha256);
    if (because !== null) return [{ code: 'device-signature-invalid', name: one.name, because }];
    return given.slice(0, at).some((before) => isSameAnswer(before, one)) ? [{ code: 'device-signature-repeated', name: one.name }] : [];
  });
  const bare = file.signatures.filter((row) => row['level'] === 'device' && !given.some((one) => isBehind(one, row)));
  return [...wrong, ...bare.map((row): EvidenceFinding => ({ code: 'device-signature-missing', name: String(row['typedName']) }))];
}

/** Whether a signature in the chain is the one that a row tells of; one that was taken back is behind no row that stands. */
function isBehind({ isByDevice, signatoryId, documentSha256, takenBack }: WithDevice, row: Readonly<Record<string, unknown>>): boolean {
  const stands = (row['takenBackAt'] ?? null) === null;
  return isByDevice && signatoryId === row['signatoryId'] && documentSha256 === row['documentSha256'] && !(stands && takenBack);
}

function isSameAnswer(one: WithDevice, other: WithDevice): boolean {
  const [first, second] = [DeviceSignature.safeParse(one.device).data, DeviceSignature.safeParse(other.device).data];
  return first !== undefined && second?.publicKey === first.publicKey && sameDeviceAnswer(first.algorithm, first.signature, second.signature);
}

function otherFindings({ attached }: CheckableEvidence, others: Readonly<Record<string, string | null>>): EvidenceFinding[] {
  return Object.entries(attached).flatMap(([name, stated]) => (name === AGREEMENT_FILE || others[name] === stated ? [] : [{ code: 'attachment-mismatch', name }]));
}

function chainFindings({ chain }: CheckableEvidence): EvidenceFinding[] {
  const verdict = verifyChain(chain.events, sha256, { seq: chain.seq, hash: chain.head });
  if (!verdict.ok) return [{ code: 'evidence-chain-broken', because: verdict.fault, event: verdict.seq }];
  // The head of a sealed file is its last event; a chain that goes on behind it was sewn on.
  return verdict.head.seq === chain.seq ? [] : [{ code: 'evidence-chain-broken', because: 'head-differs', event: chain.seq + 1 }];
}

function textFindings({ texts, versions, signatures }: CheckableEvidence): EvidenceFinding[] {
  const wrong = Object.entries(texts).filter(([hash, text]) => sha256(text) !== hash);
  const named = [...versions.map((version) => version['sha256']), ...signatures.flatMap((each) => [each['documentSha256'], each['consentSha256'], each['buttonSha256']])];
  const missing = named.map(String).filter((hash) => !Object.hasOwn(texts, hash));
  return [...new Set([...wrong.map(([hash]) => hash), ...missing])].map((hash) => ({ code: 'evidence-text-mismatch', sha256: hash }));
}

function agreementFindings({ attached }: CheckableEvidence, agreement: AttachedFile): EvidenceFinding[] {
  if (typeof agreement === 'string') return [{ code: `agreement-${agreement}` }];
  const stated = attached[AGREEMENT_FILE] ?? '';
  const computed = sha256(agreement);
  return stated === computed ? [] : [{ code: 'agreement-mismatch', stated, computed }];
}

function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

function parseEvidence(bytes: Uint8Array): CheckableEvidence | null {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    canonicalJson(value); // refuses what cannot be hashed, and nesting beyond the stack, before anything is believed
    return isCheckable(value) ? value : null;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError || error instanceof RangeError) return null;
    throw error;
  }
}

function isCheckable(value: unknown): value is CheckableEvidence {
  if (!isRecord(value) || !isRecord(value['chain'])) return false;
  const { chain, texts, versions, signatures, attached } = value;
  const isChain = typeof chain['seq'] === 'number' && typeof chain['head'] === 'string' && isListOf(chain['events'], isChainedEvent);
  const isSigned = isListOf(versions, isRecord) && isListOf(signatures, isRecord);
  return isChain && isSigned && isTextByName(texts) && isTextByName(attached);
}

function isChainedEvent(value: unknown): boolean {
  return isRecord(value) && isRecord(value['record']) && typeof value['prevHash'] === 'string' && typeof value['hash'] === 'string';
}

function isListOf(value: unknown, isItem: (item: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(isItem);
}

function isTextByName(value: unknown): boolean {
  return isRecord(value) && Object.values(value).every((text) => typeof text === 'string');
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
