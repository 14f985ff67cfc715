import { createHash } from 'node:crypto';
import { canonicalJson } from '@entente/core/kernel/canonical-json';
import type { EvidenceFinding } from './seal-report.ts';

/** The names under which the two files are attached to a sealed agreement. */
export const EVIDENCE_FILE = 'evidence.json';
export const AGREEMENT_FILE = 'agreement.json';

/** What an event says, before it is chained: any JSON object without `prevHash` and `hash`. */
export type EvidenceEvent = { readonly [field: string]: unknown };

/** An event in its chain. `prevHash` is the hash of the event before, or the empty text for the first. */
export type ChainedEvent = EvidenceEvent & { readonly prevHash: string; readonly hash: string };

/** The part of an evidence file that can be checked; other fields may stand beside. */
export type EvidenceFile = {
  /** SHA-256 of the attached agreement.json, byte for byte, lower-case hex. */
  readonly agreement: { readonly sha256: string };
  /** The hash of the last event. */
  readonly chainHead: string;
  readonly events: readonly ChainedEvent[];
};

export const CHAIN_START = '';

/**
 * SHA-256 over the previous hash as lower-case hex text, followed by the event in canonical JSON (UTF-8).
 * Anyone can repeat it: `printf '%s%s' "$prevHash" "$canonicalEvent" | sha256sum`.
 * @throws TypeError when the event holds what JSON cannot carry.
 */
export function eventHash(prevHash: string, event: EvidenceEvent): string {
  return createHash('sha256').update(prevHash).update(canonicalJson(event)).digest('hex');
}

/** Adds an event to a chain whose head is `prevHash`. @throws TypeError as above. */
export function chainEvent<E extends EvidenceEvent>(prevHash: string, event: E): E & { prevHash: string; hash: string } {
  return { ...event, prevHash, hash: eventHash(prevHash, event) };
}

/** A chain is right, or its first bad event is named (counted from 1): altered (`hash`), or not following the one before (`link`). */
export function firstBrokenEvent(events: readonly ChainedEvent[]): { event: number; because: 'hash' | 'link' } | null {
  let head = CHAIN_START;
  for (const [index, { prevHash, hash, ...event }] of events.entries()) {
    if (prevHash !== head) return { event: index + 1, because: 'link' };
    if (eventHash(prevHash, event) !== hash) return { event: index + 1, because: 'hash' };
    head = hash;
  }
  return null;
}

/**
 * Checks an evidence file: the chain of its events, the head it states, and that the attached
 * agreement is the one it speaks of. Empty when everything fits.
 * @param agreement the bytes of agreement.json; `missing` when it is not attached, `unreadable` when it cannot be unpacked
 */
export function checkEvidence(evidence: Uint8Array, agreement: Uint8Array | 'missing' | 'unreadable'): EvidenceFinding[] {
  const file = parseEvidence(evidence);
  if (file === null) return [{ code: 'evidence-unreadable' }];
  return [...chainFindings(file), ...agreementFindings(file, agreement)];
}

function chainFindings({ events, chainHead }: EvidenceFile): EvidenceFinding[] {
  const broken = firstBrokenEvent(events);
  const findings: EvidenceFinding[] = broken === null ? [] : [{ code: 'evidence-event-broken', ...broken }];
  const computed = events.at(-1)?.hash ?? CHAIN_START;
  return computed === chainHead ? findings : [...findings, { code: 'evidence-head-mismatch', stated: chainHead, computed }];
}

function agreementFindings(file: EvidenceFile, agreement: Uint8Array | 'missing' | 'unreadable'): EvidenceFinding[] {
  if (typeof agreement === 'string') return [{ code: `agreement-${agreement}` }];
  const stated = file.agreement.sha256;
  const computed = createHash('sha256').update(agreement).digest('hex');
  return stated === computed ? [] : [{ code: 'agreement-mismatch', stated, computed }];
}

function parseEvidence(bytes: Uint8Array): EvidenceFile | null {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    canonicalJson(value); // refuses what cannot be hashed, and nesting beyond the stack, before anything is believed
    return isEvidence(value) ? value : null;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError || error instanceof RangeError) return null;
    throw error;
  }
}

function isEvidence(value: unknown): value is EvidenceFile {
  if (!isRecord(value) || !isRecord(value['agreement']) || !Array.isArray(value['events'])) return false;
  const isChained = value['events'].every((event: unknown) => isRecord(event) && typeof event['prevHash'] === 'string' && typeof event['hash'] === 'string');
  return isChained && typeof value['chainHead'] === 'string' && typeof value['agreement']['sha256'] === 'string';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
