import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdit, applyEdits } from './apply-edit.ts';
import { DocumentContent } from './content.ts';
import { SAMPLE_CONTENT, idOf } from './document.fixture.ts';
import { anyEdit, anySet } from './edit.fixture.ts';
import { Edit, Edits, editsMeet, inverseEdit, inverseEdits } from './edit.ts';

const setTitle = (before: string, value: string): Edit => ({ type: 'set', kind: 'head', id: null, field: 'title', before, value });
const setBody = (before: string, value: string): Edit => ({ type: 'set', kind: 'clauses', id: idOf(34), field: 'body', before, value });
const body = SAMPLE_CONTENT.clauses[3]?.body ?? '';

function refusal(edit: Edit, content = SAMPLE_CONTENT): unknown {
  const outcome = applyEdit(content, edit);
  return outcome.ok ? 'granted' : outcome.refusal;
}

function after(...edits: Edit[]): DocumentContent {
  const outcome = applyEdits(SAMPLE_CONTENT, edits);
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return outcome.value;
}

describe('an edit', () => {
  it('changes one field and leaves the rest', () => {
    expect(after(setTitle('Service agreement', 'Order'))).toEqual({ ...SAMPLE_CONTENT, head: { ...SAMPLE_CONTENT.head, title: 'Order' } });
  });

  it('is refused with yours, theirs and before where another value stands', () => {
    const changed = after(setBody(body, 'Theirs.'));
    expect(refusal(setBody(body, 'Mine.'), changed)).toEqual({ code: 'field-changed-meanwhile', detail: { kind: 'clauses', id: idOf(34), field: 'body', yours: 'Mine.', theirs: 'Theirs.', before: body } });
  });

  it('is granted without a change where its value already stands', () => {
    const changed = after(setBody(body, 'Same.'));
    expect(applyEdit(changed, setBody(body, 'Same.'))).toEqual({ ok: true, value: changed });
  });

  it('compares what it saw after tidying it as it tidies what it writes', () => {
    expect(refusal(setTitle('  Service agreement ', ' Order '))).toBe('granted');
  });

  it('keeps each list in order of position, then id', () => {
    const moved = after({ type: 'set', kind: 'clauses', id: idOf(32), field: 'position', before: 2048, value: 5 });
    expect(moved.clauses.map(({ id }) => id)).toEqual([idOf(32), idOf(31), idOf(33), idOf(34)]);
  });

  it.each([
    ['a record that is gone', { type: 'set', kind: 'phases', id: idOf(404), field: 'name', before: 'a', value: 'b' }, 'item-is-gone'],
    ['a field that no record has', { type: 'set', kind: 'phases', id: idOf(51), field: 'colour', before: null, value: 'b' }, 'field-is-unknown'],
    ['a prototype’s field', { type: 'set', kind: 'phases', id: idOf(51), field: 'constructor', before: null, value: 'b' }, 'field-is-unknown'],
    ['the id of a record', { type: 'set', kind: 'phases', id: idOf(51), field: 'id', before: idOf(51), value: idOf(52) }, 'field-is-unknown'],
    ['a value of another type', { type: 'set', kind: 'deliverables', id: idOf(61), field: 'quantity', before: 5, value: 'many' }, 'value-does-not-fit'],
    ['a clause for a section that is gone', { type: 'set', kind: 'clauses', id: idOf(31), field: 'sectionId', before: idOf(21), value: idOf(404) }, 'section-is-gone'],
    ['a clause key that another clause has', { type: 'set', kind: 'clauses', id: idOf(31), field: 'key', before: 'deliverables', value: 'price' }, 'clause-key-is-taken'],
    ['a variable key that another one has', { type: 'set', kind: 'variables', id: idOf(11), field: 'key', before: 'review_days', value: 'price' }, 'variable-key-is-taken'],
    ['a value that is not of the variable’s type', { type: 'set', kind: 'variables', id: idOf(11), field: 'value', before: '5', value: 'five' }, 'variable-value-does-not-fit'],
    ['a deliverable of a phase that is gone', { type: 'set', kind: 'deliverables', id: idOf(61), field: 'phaseId', before: idOf(51), value: idOf(404) }, 'phase-is-gone'],
    ['an amount for a deliverable that is gone', { type: 'set', kind: 'billingItems', id: idOf(82), field: 'deliverableId', before: idOf(61), value: idOf(404) }, 'deliverable-is-gone'],
  ] satisfies [string, Edit, string][])('is refused for %s', (_, edit, code) => {
    expect(refusal(edit)).toMatchObject({ code });
  });

  it.each([
    ['sections', 0, 'section-has-clauses'],
    ['phases', 0, 'phase-is-used'],
    ['deliverables', 0, 'deliverable-is-used'],
  ] as const)('does not remove %s that others point at', (kind, at, code) => {
    expect(refusal(Edit.parse({ type: 'remove', kind, item: SAMPLE_CONTENT[kind][at] }))).toMatchObject({ code });
  });

  it('does not remove a record that somebody changed, nor one that is gone', () => {
    const [item] = SAMPLE_CONTENT.results;
    if (item === undefined) throw new Error('the sample has a result');
    expect(refusal({ type: 'remove', kind: 'results', item: { ...item, target: '10' } })).toMatchObject({ code: 'item-changed-meanwhile', detail: { theirs: item } });
    expect(refusal({ type: 'remove', kind: 'results', item: { ...item, id: idOf(404) } })).toMatchObject({ code: 'item-is-gone' });
  });

  it('does not insert a record twice', () => {
    const item = SAMPLE_CONTENT.results.map((result) => ({ ...result }))[0];
    expect(refusal(Edit.parse({ type: 'insert', kind: 'results', item }))).toMatchObject({ code: 'item-exists-already' });
  });
});

describe('a list of edits', () => {
  it('removes a section together with its clauses', () => {
    const clauses = SAMPLE_CONTENT.clauses.filter(({ sectionId }) => sectionId === idOf(22)).map((item) => Edit.parse({ type: 'remove', kind: 'clauses', item }));
    const section = Edit.parse({ type: 'remove', kind: 'sections', item: SAMPLE_CONTENT.sections[1] });
    const edits = [...clauses, section];
    expect(after(...edits).sections).toHaveLength(1);
    expect(after(...edits, ...inverseEdits(edits))).toEqual(SAMPLE_CONTENT);
  });

  it('is refused whole, and says which edit was refused', () => {
    const outcome = applyEdits(SAMPLE_CONTENT, [setTitle('Service agreement', 'Order'), setTitle('Service agreement', 'Frame')]);
    expect(outcome).toMatchObject({ ok: false, refusal: { code: 'field-changed-meanwhile', detail: { at: 1, theirs: 'Order' } } });
  });

  it('holds one to 200 edits', () => {
    expect(Edits.safeParse([]).success).toBe(false);
    expect(Edits.safeParse(Array.from({ length: 201 }, () => setTitle('a', 'b'))).success).toBe(false);
  });
});

describe('properties of edits', () => {
  it('an edit and its inverse leave the document as it was', () => {
    fc.assert(
      fc.property(anyEdit, (edit) => {
        const applied = applyEdit(SAMPLE_CONTENT, edit);
        fc.pre(applied.ok && applied.value !== SAMPLE_CONTENT);
        expect(applied.ok && applyEdit(applied.value, inverseEdit(edit))).toEqual({ ok: true, value: SAMPLE_CONTENT });
      }),
      { numRuns: 500 },
    );
  });

  it('the inverse of the inverse is the edit', () => {
    fc.assert(fc.property(anyEdit, (edit) => { expect(inverseEdit(inverseEdit(edit))).toEqual(edit); }));
  });

  it('edits of different fields give the same document in either order', () => {
    fc.assert(
      fc.property(anySet, anySet, (one, other) => {
        fc.pre(!editsMeet(one, other));
        const [forth, back] = [applyEdits(SAMPLE_CONTENT, [one, other]), applyEdits(SAMPLE_CONTENT, [other, one])];
        fc.pre(forth.ok && back.ok);
        expect(forth).toEqual(back);
      }),
      { numRuns: 500 },
    );
  });

  it('what is granted is a whole document again', () => {
    fc.assert(
      fc.property(anyEdit, (edit) => {
        const applied = applyEdit(SAMPLE_CONTENT, edit);
        fc.pre(applied.ok);
        expect(applied.ok && DocumentContent.parse(applied.value)).toEqual(applied.ok && applied.value);
      }),
      { numRuns: 500 },
    );
  });
});
