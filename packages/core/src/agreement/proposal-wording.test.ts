import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseClauseText } from '../document/clause-text.ts';
import type { Clause, DocumentContent } from '../document/content.ts';
import { SAMPLE_CONTENT } from '../document/document.fixture.ts';
import { PLAIN_WORDS } from '../document/frame-words.fixture.ts';
import { renderDocument } from '../document/render-document.ts';
import type { RenderedClause } from '../document/rendered.ts';
import { wordingFromProposal } from './proposal-wording.ts';

function clauseOf(key: string): Clause {
  const clause = SAMPLE_CONTENT.clauses.find((one) => one.key === key);
  if (clause === undefined) throw new RangeError(key);
  return clause;
}

function written(key: string, body = clauseOf(key).body): RenderedClause {
  const content: DocumentContent = { ...SAMPLE_CONTENT, clauses: SAMPLE_CONTENT.clauses.map((clause) => (clause.key === key ? { ...clause, body } : clause)) };
  const clause = renderDocument(content, PLAIN_WORDS).sections.flatMap(({ clauses }) => clauses).find((one) => one.key === key);
  if (clause === undefined) throw new RangeError(key);
  return clause;
}

const propose = (key: string, change: (text: string) => string): string | null => wordingFromProposal(written(key), change(written(key).plainText), PLAIN_WORDS);

describe('words proposed for a clause', () => {
  it('give the very same clause back when nothing was changed', () => {
    for (const { key, body } of SAMPLE_CONTENT.clauses) expect(parseClauseText(propose(key, (text) => text) ?? '')).toEqual(parseClauseText(body));
  });

  it('keep variables, references, lists and bold where the words around them change', () => {
    expect(propose('acceptance', (text) => text.replace('The Bank answers within', 'The Bank reads and answers within').replace('in writing', 'by e-mail'))).toBe(
      '**Silence is not acceptance.** The Bank reads and answers within {review_days}; see {#price}.\n- by e-mail\n- through its *decider*',
    );
  });

  it('turn a variable whose value was changed into plain words', () => {
    const value = written('acceptance').blocks.flatMap((block) => (block.type === 'paragraph' ? block.runs : [])).find(({ type }) => type === 'variable')?.text ?? '';
    expect(propose('acceptance', (text) => text.replace(value, 'two weeks'))).toContain('answers within two weeks; see {#price}.');
  });

  it('cannot change records of the frame, and can change the words beside them', () => {
    expect(propose('deliverables', (text) => text.replace('SCORM 1.2', 'SCORM 2004'))).toBeNull();
    expect(propose('deliverables', (text) => text.replace('The Studio delivers:', 'The Studio makes and delivers:'))).toBe('The Studio makes and delivers:\n[[deliverables]]');
  });

  it('are never read as markup', () => {
    expect(parseClauseText(wordingFromProposal(written('ending'), 'Either *side* {price} may \\ end\n- at once', PLAIN_WORDS) ?? '')).toEqual([
      { type: 'paragraph', inlines: [{ type: 'text', text: 'Either *side* {price} may \\ end', bold: false, italic: false }] },
      { type: 'list_item', inlines: [{ type: 'text', text: 'at once', bold: false, italic: false }] },
    ]);
  });

  it('say, written out, exactly what was proposed', () => {
    const words = fc.constantFrom('Silence', 'is', '5', 'days', '{price}', '*', '**', '\\', 'słowo', 'слово', '; ', '[[billing]]', '😀');
    const edit = fc.record({ at: fc.nat(), cut: fc.nat({ max: 25 }), put: fc.array(words, { maxLength: 3 }).map((list) => list.join(' ')) });
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 4 }), (edits) => {
        const text = edits.reduce((now, { at, cut, put }) => {
          const place = at % (now.length + 1);
          return now.slice(0, place) + put + now.slice(place + cut);
        }, written('acceptance').plainText);
        fc.pre(text.isWellFormed());
        const proposal = text.split('\n').map((line) => line.replace(/^[–-]\s+/u, '– ').trim()).filter((line) => line !== '' && line !== '–').join('\n');
        const wording = wordingFromProposal(written('acceptance'), proposal, PLAIN_WORDS);
        expect(written('acceptance', wording ?? '').plainText).toBe(proposal);
      }),
      { numRuns: 500 },
    );
  });
});
