import type { Sha256 } from '../document/canonical-text.ts';
import { canonicalJson } from '../kernel/canonical-json.ts';
import type { ChainedEvent, EventRecord } from './event-types.ts';

/** What stands before the first event. */
export const CHAIN_START = '';

/** The end of a chain: what the sealed file and every receipt print. `seq` 0 and an empty hash before the first event. */
export type ChainHead = { readonly seq: number; readonly hash: string };

export type ChainFault = 'out-of-order' | 'broken-link' | 'changed' | 'tail-missing' | 'head-differs';
export type ChainVerdict = { readonly ok: true; readonly head: ChainHead } | { readonly ok: false; readonly fault: ChainFault; readonly seq: number };

/**
 * Links an event to the one before it: hash = SHA-256(prevHash + canonical JSON of the record).
 * @param prevHash the hash of the event before, {@link CHAIN_START} for the first.
 * @throws TypeError when the record holds what JSON cannot carry.
 */
export function chainEvent(prevHash: string, record: EventRecord, sha256: Sha256): ChainedEvent {
  return { record, prevHash, hash: sha256(prevHash + canonicalJson(record)) };
}

/**
 * Checks a chain from its first event to its last.
 *
 * The chain alone cannot tell that its tail was cut off; a head known from elsewhere can (the one in
 * the sealed file, in a receipt, or in the agreement's own row). A chain that has grown since that
 * head was printed is in order.
 *
 * @param events in order of `seq`. @param anchor a head known from outside the list.
 * @returns the head, or the first event that is wrong and how: `out-of-order` (a number is missing or
 *   doubled), `broken-link` (does not follow from the event before), `changed` (its content does not
 *   give its hash), `tail-missing` (events up to the anchor are gone), `head-differs` (another event
 *   stands where the anchor was).
 */
export function verifyChain(events: readonly ChainedEvent[], sha256: Sha256, anchor?: ChainHead): ChainVerdict {
  let prevHash = CHAIN_START;
  for (const [index, event] of events.entries()) {
    const seq = index + 1;
    const fault = faultOf(event, { seq, prevHash, sha256 });
    if (fault !== null) return { ok: false, fault, seq };
    prevHash = event.hash;
  }
  const head = { seq: events.length, hash: prevHash };
  return anchor === undefined ? { ok: true, head } : atAnchor(events, head, anchor);
}

function faultOf(event: ChainedEvent, { seq, prevHash, sha256 }: { seq: number; prevHash: string; sha256: Sha256 }): ChainFault | null {
  if (event.record.seq !== seq) return 'out-of-order';
  if (event.prevHash !== prevHash) return 'broken-link';
  return chainEvent(prevHash, event.record, sha256).hash === event.hash ? null : 'changed';
}

function atAnchor(events: readonly ChainedEvent[], head: ChainHead, anchor: ChainHead): ChainVerdict {
  if (anchor.seq > head.seq) return { ok: false, fault: 'tail-missing', seq: head.seq + 1 };
  const standing = anchor.seq === 0 ? CHAIN_START : events[anchor.seq - 1]?.hash;
  return standing === anchor.hash ? { ok: true, head } : { ok: false, fault: 'head-differs', seq: anchor.seq };
}
