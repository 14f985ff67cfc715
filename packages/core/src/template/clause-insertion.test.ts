import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BUILTIN_TEMPLATES } from './builtin-templates.ts';
import { contentFromSource } from './template-source.ts';
import { applyEdits } from '../document/apply-edit.ts';
import { insertionEdits, replacementEdits, takenClause } from '../document/clause-insertion.ts';
import type { DocumentContent } from '../document/content.ts';
import { SAMPLE_CONTENT, idOf } from '../document/document.fixture.ts';
import { inverseEdits } from '../document/edit.ts';
import { findings } from '../document/findings.ts';

let count = 10_000;
const newId = (): string => idOf((count += 1));
const library = BUILTIN_TEMPLATES.map((source) => contentFromSource(source, newId));
const every = library.flatMap((content) => content.clauses.map((clause) => takenClause(content, clause)));
const applied = (content: DocumentContent, edits: Parameters<typeof applyEdits>[1]): DocumentContent => {
  const done = applyEdits(content, edits);
  if (!done.ok) throw new Error(done.refusal.code);
  return done.value;
};
const undefinedValues = (content: DocumentContent): string[] => findings(content).filter(({ code }) => code === 'variable-is-not-defined').map(({ name }) => name);

describe('a clause of the library', () => {
  it('comes with every value it uses, wherever it is put, and goes again without a trace', () => {
    const places = SAMPLE_CONTENT.clauses.map(({ id, sectionId }) => ({ sectionId, after: id }));
    fc.assert(fc.property(fc.constantFrom(...every), fc.constantFrom(...places), (taken, place) => {
      const edits = insertionEdits(SAMPLE_CONTENT, taken, { place, newId });
      const after = applied(SAMPLE_CONTENT, edits);
      const at = after.clauses.filter(({ sectionId }) => sectionId === place.sectionId).findIndex(({ id }) => id === place.after);
      expect(after.clauses.filter(({ sectionId }) => sectionId === place.sectionId)[at + 1]?.body).toBe(taken.clause.body);
      expect(undefinedValues(after)).toEqual([]);
      expect(applied(after, inverseEdits(edits))).toEqual(SAMPLE_CONTENT);
    }), { numRuns: 120 });
  });

  it('keeps the values that stand, and gives up a name that is taken', () => {
    const [first] = every.filter(({ clause }) => clause.key === 'price');
    if (first === undefined) throw new Error('the library has a price');
    const after = applied(SAMPLE_CONTENT, insertionEdits(SAMPLE_CONTENT, first, { place: { sectionId: idOf(21), after: null }, newId }));
    expect(after.clauses.filter(({ key }) => key === 'price').length).toBe(1);
    expect(after.variables.filter(({ key }) => key === 'review_days')).toEqual(SAMPLE_CONTENT.variables.filter(({ key }) => key === 'review_days'));
  });

  it('gives another clause its words, but neither its name nor its place', () => {
    const licence = every.find(({ clause }) => clause.key === 'licence');
    if (licence === undefined) throw new Error('the library has a licence');
    const after = applied(SAMPLE_CONTENT, replacementEdits(SAMPLE_CONTENT, licence, { clauseId: idOf(34), newId }));
    expect(after.clauses.find(({ id }) => id === idOf(34))).toMatchObject({ key: 'ending', position: 2048, body: licence.clause.body, effect: 'licence', summaryLine: 'ending' });
    expect(undefinedValues(after)).toEqual([]);
    expect(replacementEdits(after, licence, { clauseId: idOf(34), newId })).toEqual([]);
    expect(replacementEdits(SAMPLE_CONTENT, licence, { clauseId: idOf(404), newId })).toEqual([]);
  });
});
