import fc from 'fast-check';
import { expect, it } from 'vitest';
import { applyEdit } from './apply-edit.ts';
import { canonicalText } from './canonical-text.ts';
import { changedLines } from './changed-lines.ts';
import type { DocumentContent } from './content.ts';
import { diffDocuments } from './diff-documents.ts';
import { SAMPLE_CONTENT, idOf } from './document.fixture.ts';
import { anyEdit } from './edit.fixture.ts';
import { PLAIN_WORDS } from './frame-words.fixture.ts';
import { renderDocument } from './render-document.ts';

const written = (content: DocumentContent) => renderDocument(content, PLAIN_WORDS);
const linesOf = (after: DocumentContent) => changedLines(diffDocuments(written(SAMPLE_CONTENT), written(after)));

it('tells another address of a party, another title and another name of a section beside the clauses', () => {
  const parties = SAMPLE_CONTENT.parties.map((party) => ({ ...party, address: party.side === 'provider' ? 'Gdańsk' : party.address }));
  const sections = SAMPLE_CONTENT.sections.map((section) => (section.id === idOf(22) ? { ...section, title: 'Price' } : section));
  const lines = linesOf({ ...SAMPLE_CONTENT, head: { ...SAMPLE_CONTENT.head, title: 'Agreement' }, parties, sections });
  expect(lines.map(({ what, number, state }) => [what, number, state])).toEqual([['title', '', 'changed'], ['parties', '', 'changed'], ['section', '2', 'changed']]);
  expect(lines[1]?.pieces.filter(({ type }) => type !== 'same').map(({ text }) => text.trim())).toEqual(['Kraków', 'Gdańsk']);
});

it('tells a clause whose place alone is another, with where it stood', () => {
  const clauses = SAMPLE_CONTENT.clauses.map((clause) => (clause.id === idOf(31) ? { ...clause, sectionId: idOf(22), position: 9_999 } : clause));
  expect(linesOf({ ...SAMPLE_CONTENT, clauses }).filter(({ what, id }) => what === 'clause' && id === idOf(31))).toMatchObject([{ state: 'moved', was: '1.1', number: '2.3' }]);
});

it('leaves no edit of what is signed untold, and counts what it tells', () => {
  fc.assert(
    fc.property(anyEdit, (edit) => {
      const applied = applyEdit(SAMPLE_CONTENT, edit);
      fc.pre(applied.ok && canonicalText(written(applied.value)) !== canonicalText(written(SAMPLE_CONTENT)));
      if (!applied.ok) return;
      const change = diffDocuments(written(SAMPLE_CONTENT), written(applied.value));
      expect(changedLines(change).length).toBeGreaterThan(0);
      expect(change.changes).toBe(changedLines(change).length);
    }),
  );
});
