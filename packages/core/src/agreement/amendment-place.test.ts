import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdit } from '../document/apply-edit.ts';
import { canonicalText } from '../document/canonical-text.ts';
import { ITEM_KINDS, type DocumentContent } from '../document/content.ts';
import { SAMPLE_CONTENT, idOf } from '../document/document.fixture.ts';
import { anyEdit } from '../document/edit.fixture.ts';
import type { Edit } from '../document/edit.ts';
import { PLAIN_WORDS } from '../document/frame-words.fixture.ts';
import { byPlace } from '../document/ordering.ts';
import { renderDocument } from '../document/render-document.ts';
import { amendmentPatch, applyPatch, patchConflicts, type AmendmentPatch } from './amendment-patch.ts';
import { sharedPlaces } from './amendment-place.ts';

const text = (content: DocumentContent): string => canonicalText(renderDocument(content, PLAIN_WORDS));
const [clause] = SAMPLE_CONTENT.clauses;
const [inScope] = SAMPLE_CONTENT.scopeItems;

function clauseAt(id: number, position: number, sectionId: string): Edit {
  if (clause === undefined) throw new Error('the sample has no clause');
  return { type: 'insert', kind: 'clauses', item: { ...clause, id: idOf(id), key: '', position, sectionId, body: `Words ${id}.` } };
}
function scopeAt(id: number, position: number, direction: 'in' | 'out' = 'in'): Edit {
  if (inScope === undefined) throw new Error('the sample has no scope');
  return { type: 'insert', kind: 'scopeItems', item: { ...inScope, id: idOf(id), position, direction, text: `Work ${id}` } };
}
const move = (kind: 'clauses' | 'scopeItems', id: string, position: number): Edit => ({ type: 'set', kind, id, field: 'position', before: SAMPLE_CONTENT[kind].find((item) => item.id === id)?.position ?? 0, value: position });

describe('two amendments that add to one list', () => {
  it('share a place where nothing that stands is between what they add', () => {
    expect(sharedPlaces(SAMPLE_CONTENT, [clauseAt(700, 1500, idOf(21))], [clauseAt(701, 1600, idOf(21))])).toEqual([{ kind: 'clauses', sectionId: idOf(21), after: idOf(31) }]);
    expect(sharedPlaces(SAMPLE_CONTENT, [clauseAt(700, 3000, idOf(21))], [clauseAt(701, 9000, idOf(21))])).toEqual([{ kind: 'clauses', sectionId: idOf(21), after: idOf(32) }]);
    expect(sharedPlaces(SAMPLE_CONTENT, [clauseAt(700, 1, idOf(21))], [clauseAt(701, 2, idOf(21))])).toEqual([{ kind: 'clauses', sectionId: idOf(21), after: null }]);
  });

  it('share one where one adds and the other moves something there', () => {
    expect(sharedPlaces(SAMPLE_CONTENT, [move('clauses', idOf(34), 500)], [clauseAt(701, 600, idOf(22))])).toEqual([{ kind: 'clauses', sectionId: idOf(22), after: null }]);
  });

  it('share none at what both move to one place: it stands there for both', () => {
    const moved = move('clauses', idOf(34), 500);
    const [one, other] = [[moved], [moved, clauseAt(701, 600, idOf(22))]];
    expect([sharedPlaces(SAMPLE_CONTENT, one, other), sharedPlaces(SAMPLE_CONTENT, other, one)]).toEqual([[], []]);
  });

  it('share none in another section, in another list, or with a record between them', () => {
    expect(sharedPlaces(SAMPLE_CONTENT, [clauseAt(700, 1500, idOf(21))], [clauseAt(701, 1500, idOf(22))])).toEqual([]);
    expect(sharedPlaces(SAMPLE_CONTENT, [clauseAt(700, 1500, idOf(21))], [scopeAt(701, 1500)])).toEqual([]);
    expect(sharedPlaces(SAMPLE_CONTENT, [clauseAt(700, 1500, idOf(21))], [clauseAt(701, 2500, idOf(21))])).toEqual([]);
    expect(sharedPlaces(SAMPLE_CONTENT, [scopeAt(700, 1500, 'in')], [scopeAt(701, 1500, 'out')])).toEqual([]);
  });
});

/** A text that somebody wrote on; what they add has ids of their own. */
const written = (offset: number): fc.Arbitrary<DocumentContent> => {
  const added = fc.tuple(fc.nat(3), fc.integer({ min: 0, max: 4000 }), fc.constantFrom(idOf(21), idOf(22)), fc.constantFrom('clause', 'in', 'out', 'move')).map(([n, position, sectionId, what]): Edit => {
    if (what === 'clause') return clauseAt(offset + n, position, sectionId);
    return what === 'move' ? move('clauses', idOf(31 + n), position) : scopeAt(offset + 10 + n, position, what === 'in' ? 'in' : 'out');
  });
  return fc.array(fc.oneof({ weight: 3, arbitrary: added }, { weight: 1, arbitrary: anyEdit.filter(({ type }) => type !== 'insert') }), { maxLength: 4 }).map((edits) =>
    edits.reduce((content, edit) => {
      const applied = applyEdit(content, edit);
      return applied.ok ? applied.value : content;
    }, SAMPLE_CONTENT),
  );
};

function put(content: DocumentContent, patch: AmendmentPatch): DocumentContent {
  const outcome = applyPatch(content, patch);
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return outcome.value;
}

/** What stands next before a record among those that neither patch gave a place; per list. */
function standingBefore(content: DocumentContent, id: string, placed: ReadonlySet<string>): string | null {
  for (const kind of ITEM_KINDS) {
    const found = content[kind].find((item) => item.id === id);
    if (found === undefined) continue;
    const list = (content[kind] as readonly (typeof found)[]).filter((item) => ('sectionId' in item && 'sectionId' in found ? item.sectionId === found.sectionId : !('direction' in item && 'direction' in found) || item.direction === found.direction));
    return list.filter((item) => !placed.has(item.id) && byPlace(item, found) < 0).toSorted(byPlace).at(-1)?.id ?? null;
  }
  return null;
}

describe('two amendments of one text', () => {
  const both = fc.tuple(written(700), written(800)).map(([one, other]) => ({ one, other, a: amendmentPatch(SAMPLE_CONTENT, one), b: amendmentPatch(SAMPLE_CONTENT, other) }));

  it('are refused together, or give the same text in either order with everything where both put it', () => {
    fc.assert(fc.property(both, ({ one, other, a, b }) => {
      if (patchConflicts(SAMPLE_CONTENT, a, b).length > 0 || sharedPlaces(SAMPLE_CONTENT, a, b).length > 0) return;
      const [first, second] = [put(one, b), put(other, a)];
      expect(text(first)).toBe(text(second));
      const placed = new Set([...a, ...b].flatMap((edit) => (edit.type === 'insert' ? [edit.item.id] : edit.type === 'set' && ['position', 'sectionId', 'direction'].includes(edit.field) ? [edit.id ?? ''] : [])));
      const gone = new Set([...a, ...b].flatMap((edit) => (edit.type === 'remove' ? [edit.item.id] : [])));
      const stands = new Set([...placed, ...gone]);
      for (const [own, patch] of [[one, a], [other, b]] as const) {
        for (const edit of patch) if (edit.type === 'insert') expect(standingBefore(first, edit.item.id, stands)).toBe(standingBefore(own, edit.item.id, stands));
      }
    }), { numRuns: 200 });
  });

  it('share places whichever is asked about first', () => {
    fc.assert(fc.property(both, ({ a, b }) => {
      expect(sharedPlaces(SAMPLE_CONTENT, a, b)).toEqual(sharedPlaces(SAMPLE_CONTENT, b, a));
    }));
  });

  it('never stand beside each other in one list unless that is refused', () => {
    fc.assert(fc.property(both, ({ one, a, b }) => {
      if (patchConflicts(SAMPLE_CONTENT, a, b).length > 0 || sharedPlaces(SAMPLE_CONTENT, a, b).length > 0) return;
      const inserted = (patch: AmendmentPatch): ReadonlySet<string> => new Set(patch.flatMap((edit) => (edit.type === 'insert' && edit.kind === 'clauses' ? [edit.item.id] : [])));
      const [mine, theirs] = [inserted(a), inserted(b)];
      for (const list of Map.groupBy(put(one, b).clauses, ({ sectionId }) => sectionId).values()) {
        const ids = list.toSorted(byPlace).map(({ id }) => id);
        expect(ids.some((id, at) => mine.has(id) && (theirs.has(ids[at - 1] ?? '') || theirs.has(ids[at + 1] ?? '')))).toBe(false);
      }
    }), { numRuns: 200 });
  });
});
