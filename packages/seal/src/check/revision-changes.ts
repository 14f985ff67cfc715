import type { ObjectPlace } from '../pdf/cross-reference.ts';
import type { PdfFile } from '../pdf/pdf-file.ts';
import { isReference, isSameValue, isStream, nameOf, type PdfValue } from '../pdf/pdf-value.ts';

export type ObjectChange = 'object-changed' | 'object-added' | 'object-removed';

/**
 * The sealed revision, the file as it is now, and the objects that differ between them. Whatever a
 * check can name in better words it explains away; what stays is named by its number.
 */
export type Revisions = {
  readonly before: PdfFile;
  readonly after: PdfFile;
  readonly unexplained: Map<number, ObjectChange>;
};

/** @throws PdfError when an object cannot be read. */
export function compareRevisions(before: PdfFile, after: PdfFile): Revisions {
  const unexplained = new Map<number, ObjectChange>();
  for (const number of new Set([...before.places.keys(), ...after.places.keys()])) {
    if (isSamePlace(before.places.get(number), after.places.get(number))) continue;
    const change = changeBetween(before.object(number), after.object(number));
    if (change !== null) unexplained.set(number, change);
  }
  return { before, after, unexplained };
}

/** The bytes of the sealed revision are the same in both, so the same offset is the same object. */
function isSamePlace(a: ObjectPlace | undefined, b: ObjectPlace | undefined): boolean {
  return a?.kind === 'offset' && b?.kind === 'offset' && a.offset === b.offset && a.generation === b.generation;
}

function changeBetween(before: PdfValue, after: PdfValue): ObjectChange | null {
  if (isSameValue(before, after)) return null;
  if (after === null) return 'object-removed';
  if (before !== null) return 'object-changed';
  return isPackaging(after) ? null : 'object-added';
}

/** Streams that only pack other objects or list them. */
function isPackaging(value: PdfValue): boolean {
  const type = isStream(value) ? nameOf(value.dictionary.entries.get('Type')) : null;
  return type === 'XRef' || type === 'ObjStm';
}

/** Marks objects as named by a finding, or as foreseen. References are resolved to their numbers. */
export function explain({ unexplained }: Revisions, objects: Iterable<number | PdfValue | undefined>): void {
  for (const object of objects) {
    if (typeof object === 'number') unexplained.delete(object);
    else if (isReference(object)) unexplained.delete(object.number);
  }
}

/** Marks those objects as foreseen that are new; one that rewrites a sealed object stays named. */
export function explainAdded(revisions: Revisions, objects: Iterable<number>): void {
  for (const object of objects) if (revisions.unexplained.get(object) === 'object-added') revisions.unexplained.delete(object);
}
