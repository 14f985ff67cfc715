import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../document/apply-edit.ts';
import type { DocumentContent } from '../document/content.ts';
import { SAMPLE_CONTENT, idOf } from '../document/document.fixture.ts';
import { findings } from '../document/findings.ts';
import { PLAIN_WORDS } from '../document/frame-words.fixture.ts';
import { renderDocument } from '../document/render-document.ts';
import { separateDocument, splitEdits } from './split-off.ts';

const WORDS = { title: 'Separate document to A-1', aboutTitle: 'What this is', about: 'It belongs to A-1 {x} *y*.', aboutPurpose: 'Ties.', formTitle: 'Form', form: 'Signed on paper.', formPurpose: 'So that it holds.' };
const content: DocumentContent = { ...SAMPLE_CONTENT, clauses: SAMPLE_CONTENT.clauses.map((clause) => (clause.key === 'ending' ? { ...clause, body: 'The Studio hereby assigns all rights within {review_days}; see {#price}.', effect: 'transfer_of_rights' as const } : clause)) };

function separate(ids: readonly string[], from = content): DocumentContent | null {
  let count = 900;
  return separateDocument(from, ids, { words: WORDS, newId: () => idOf((count += 1)) });
}

describe('a part that needs another form', () => {
  it('stands in a document of its own, with its values and without names that lead nowhere', () => {
    const document = separate([idOf(34)]);
    expect(document?.clauses.map(({ body }) => body)).toEqual(['It belongs to A-1 \\{x} \\*y\\*.', 'The Studio hereby assigns all rights within {review_days}; see 2.1.', 'Signed on paper.']);
    expect(document?.variables.map(({ key }) => key)).toEqual(['review_days']);
    expect(document?.parties).toEqual(content.parties);
    expect([document?.deliverables, document?.dismissals]).toEqual([[], []]);
    const codes = document === null ? [] : findings(document).filter(({ severity }) => severity === 'blocks_sending').map(({ code }) => code);
    expect(codes).toEqual(['party-has-no-legal-name', 'form-is-too-weak']);
  });

  it('leaves a word about it behind, which stops the sending no longer and can be taken back', () => {
    const left = applyEdits(content, splitEdits(content, [idOf(34)], 'It stands in A-2.'));
    expect(left.ok && findings(left.value).some(({ code }) => code === 'form-is-too-weak')).toBe(false);
    expect(left.ok && left.value.clauses.length).toBe(content.clauses.length);
  });

  it('is not split off where it is not there', () => {
    expect([separate([idOf(404)]), separate([idOf(34), idOf(404)]), separate([])]).toEqual([null, null, null]);
  });

  it('takes every clause whole, whichever are chosen, and can always be written out', () => {
    const ids = content.clauses.map(({ id }) => id);
    fc.assert(fc.property(fc.subarray(ids, { minLength: 1 }), (chosen) => {
      const document = separate(chosen);
      if (document === null) return false;
      const rendered = renderDocument(document, PLAIN_WORDS);
      return rendered.sections.flatMap(({ clauses }) => clauses).length === chosen.length + 2 && !findings(document).some(({ code }) => code === 'variable-is-not-defined' || code === 'reference-leads-nowhere' || code === 'section-is-empty');
    }));
  });
});
