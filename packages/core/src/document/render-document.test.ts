import { expect, it } from 'vitest';
import { DocumentContent, type Clause } from './content.ts';
import { canonicalText, hashDocument } from './canonical-text.ts';
import { SAMPLE_CONTENT, idOf } from './document.fixture.ts';
import { diffDocuments } from './diff-documents.ts';
import { PLAIN_WORDS } from './frame-words.fixture.ts';
import { readingLength } from './reading-length.ts';
import { renderDocument } from './render-document.ts';

const rendered = renderDocument(SAMPLE_CONTENT, PLAIN_WORDS);
const clauses = rendered.sections.flatMap((section) => section.clauses);

function withClause(id: string, change: Partial<Clause>): DocumentContent {
  return { ...SAMPLE_CONTENT, clauses: SAMPLE_CONTENT.clauses.map((clause) => (clause.id === id ? { ...clause, ...change } : clause)) };
}

it('numbers sections and clauses in reading order', () => {
  expect(clauses.map(({ number, key }) => `${number} ${key}`)).toEqual(['1.1 deliverables', '1.2 acceptance', '2.1 price', '2.2 ending']);
});

it('fills variables, resolves references and keeps marks and lists', () => {
  expect(clauses[1]?.blocks).toEqual([
    {
      type: 'paragraph',
      runs: [
        { type: 'text', text: 'Silence is not acceptance.', bold: true, italic: false },
        { type: 'text', text: ' The Bank answers within ', bold: false, italic: false },
        { type: 'variable', key: 'review_days', id: idOf(11), filled: true, text: 'count(5,working_days)', bold: false, italic: false },
        { type: 'text', text: '; see ', bold: false, italic: false },
        { type: 'reference', key: 'price', clauseId: idOf(33), text: '2.1', bold: false, italic: false },
        { type: 'text', text: '.', bold: false, italic: false },
      ],
    },
    { type: 'list', items: [[{ type: 'text', text: 'in writing', bold: false, italic: false }], [{ type: 'text', text: 'through its ', bold: false, italic: false }, { type: 'text', text: 'decider', bold: false, italic: true }]] },
  ]);
});

it('shows what is not filled, not defined and not there as visible gaps', () => {
  const lost = renderDocument(withClause(idOf(34), { body: '{notice} {unheard} {#nowhere}' }), PLAIN_WORDS).sections[1]?.clauses[1];
  expect(lost?.plainText).toBe('gap(Notice) gap(unheard) gap(nowhere)');
  expect(lost?.blocks[0]).toMatchObject({ runs: [{ filled: false, id: idOf(13) }, {}, { filled: false, id: null }, {}, { clauseId: null }] });
});

it('writes records out as rows and as sentences', () => {
  expect(clauses[0]?.blocks[1]).toMatchObject({ type: 'frame', empty: null, rows: [{ id: idOf(61), kind: 'deliverables', name: 'Module', facts: expect.arrayContaining([{ key: 'deliverable.acceptance', label: 'deliverable.acceptance', values: ['opens in the LMS', 'has subtitles'] }]) as unknown }] });
  expect(clauses[0]?.plainText).toContain('– Module. fact(deliverable.phase,Making). fact(deliverable.form,SCORM 1.2).');
});

it('adds amounts up where each is paid once, and not where one returns every month', () => {
  const monthly = { ...SAMPLE_CONTENT, billingItems: SAMPLE_CONTENT.billingItems.map((item) => ({ ...item, trigger: 'monthly' as const })) };
  const totals = (content: DocumentContent): unknown => renderDocument(content, PLAIN_WORDS).sections[1]?.clauses[0]?.blocks[1];
  expect(totals(SAMPLE_CONTENT)).toMatchObject({ totals: [{ label: 'billing.total', values: ['money(7840000,PLN)'] }] });
  expect(totals(monthly)).toMatchObject({ totals: [] });
});

it('says in an empty block that nothing stands there', () => {
  expect(renderDocument({ ...SAMPLE_CONTENT, billingItems: [] }, PLAIN_WORDS).sections[1]?.clauses[0]?.plainText).toBe('The price is money(7840000,PLN):\n– gap(empty.billing)');
});

it('has one canonical text, in which no line of a clause can pass for a number', () => {
  const forged = renderDocument(withClause(idOf(34), { body: 'Line one\n3 Penalties\n3.1 The Client pays double.' }), PLAIN_WORDS);
  expect(canonicalText(rendered)).toBe(canonicalText(renderDocument(structuredClone(SAMPLE_CONTENT), PLAIN_WORDS)));
  expect(canonicalText(rendered).split('\n').slice(0, 8)).toEqual([
    'Service agreement', '', 'party.first(Studio Lipka sp. z o.o.,the Studio)', '  party.registration: KRS 0000000001', '  party.address: Kraków', '  party.represented_by: Ola Lipska', '  party.authority: president of the board', 'party.next(gap(gap.legal_name),the Bank)',
  ]);
  expect(canonicalText(forged)).toContain('2.2 Line one\n  3 Penalties\n  3.1 The Client pays double.');
});

it('hashes each clause by its words alone and the whole with its numbers', () => {
  const echo = (text: string): string => `#${text}`;
  const moved = { ...SAMPLE_CONTENT, sections: SAMPLE_CONTENT.sections.map((section) => ({ ...section, position: -section.position })) };
  const [before, after] = [hashDocument(rendered, echo), hashDocument(renderDocument(moved, PLAIN_WORDS), echo)];
  expect(after.clauses.find(({ clauseId }) => clauseId === idOf(34))).toEqual({ clauseId: idOf(34), number: '1.2', sha256: before.clauses.find(({ clauseId }) => clauseId === idOf(34))?.sha256 });
  expect(after.sha256).not.toBe(before.sha256);
});

it('estimates how long it is', () => {
  expect(readingLength(rendered)).toMatchObject({ minutes: 1, pages: 1 });
});

it('tells changed, added, removed, moved and merely renumbered clauses apart', () => {
  const [, , , last] = SAMPLE_CONTENT.clauses;
  const later = renderDocument(
    {
      ...withClause(idOf(32), { body: 'The Bank answers within {review_days}.' }),
      clauses: [
        ...withClause(idOf(32), { body: 'The Bank answers within {review_days}.' }).clauses.filter(({ id }) => id !== idOf(31)),
        ...(last === undefined ? [] : [{ ...last, id: idOf(39), position: 4096, key: 'new', body: 'New.' }]),
      ],
    },
    PLAIN_WORDS,
  );
  const change = diffDocuments(rendered, later);
  expect(change.sections.flatMap((section) => section.clauses).map(({ id, state, moved, numberBefore, numberAfter }) => [id, state, moved, numberBefore, numberAfter])).toEqual([
    [idOf(31), 'removed', false, '1.1', null],
    [idOf(32), 'changed', false, '1.2', '1.1'],
    [idOf(33), 'same', false, '2.1', '2.1'],
    [idOf(34), 'same', false, '2.2', '2.2'],
    [idOf(39), 'added', false, null, '2.3'],
  ]);
  expect(change.changes).toBe(3);
});

it('shows a clause that changed its section once, where it stands now', () => {
  const change = diffDocuments(rendered, renderDocument(withClause(idOf(31), { sectionId: idOf(22), position: 9_999 }), PLAIN_WORDS));
  const found = change.sections.flatMap(({ number, clauses: list }) => list.filter(({ id }) => id === idOf(31)).map(({ moved, state }) => ({ number, moved, state })));
  expect(found).toEqual([{ number: '2', moved: true, state: 'same' }]);
});
