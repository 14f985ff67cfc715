import { Edits, type Edit } from '@entente/core/document/edit';
import { sameValue } from '@entente/core/kernel/same-value';

/** Edits that go to the server together, under one idempotency key. */
export type Batch = { readonly key: string; readonly edits: readonly Edit[] };

/** Adds a batch to those that wait. Further typing in the same field becomes part of the batch before it. */
export function coalesced(queue: readonly Batch[], batch: Batch): Batch[] {
  const last = queue.at(-1);
  const [one, other] = [onlySet(last), onlySet(batch)];
  if (last === undefined || one === null || other === null || one.kind !== other.kind || one.id !== other.id || one.field !== other.field) return [...queue, batch];
  const rest = queue.slice(0, -1);
  return sameValue(one.before, other.value) ? rest : [...rest, { key: batch.key, edits: [{ ...one, value: other.value }] }];
}

function onlySet(batch: Batch | undefined) {
  const [edit, ...more] = batch?.edits ?? [];
  return edit?.type === 'set' && more.length === 0 ? edit : null;
}

const nameOf = (documentId: string): string => `entente.document.${documentId}`;

/** What an earlier visit could not save, from this device; nothing where storage is shut or holds something else. */
export function readKept(documentId: string): readonly Batch[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(nameOf(documentId)) ?? '[]');
    return Array.isArray(kept) ? kept.flatMap(readBatch) : [];
  } catch {
    return [];
  }
}

function readBatch(kept: unknown): Batch[] {
  if (typeof kept !== 'object' || kept === null || !('key' in kept) || !('edits' in kept) || typeof kept.key !== 'string') return [];
  const edits = Edits.safeParse(kept.edits);
  return edits.success ? [{ key: kept.key, edits: edits.data }] : [];
}

/** Keeps what is not saved yet on this device. */
export function writeKept(documentId: string, batches: readonly Batch[]): void {
  try {
    if (batches.length === 0) localStorage.removeItem(nameOf(documentId));
    else localStorage.setItem(nameOf(documentId), JSON.stringify(batches));
  } catch {
    // Storage may be forbidden or full; the words then live as long as the page.
  }
}
