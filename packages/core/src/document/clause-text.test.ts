import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { framesUsed, parseClauseText, parseInlines, variablesUsed, writeClauseText } from './clause-text.ts';

const plain = { bold: false, italic: false };

describe('clause markup', () => {
  it('knows bold, italic, variables, references, lists and frame blocks', () => {
    expect(parseClauseText('**Silence** is *not* {x} under {#y}.\n\n- one\n[[billing]]')).toEqual([
      {
        type: 'paragraph',
        inlines: [
          { type: 'text', text: 'Silence', bold: true, italic: false },
          { type: 'text', text: ' is ', ...plain },
          { type: 'text', text: 'not', bold: false, italic: true },
          { type: 'text', text: ' ', ...plain },
          { type: 'variable', key: 'x', ...plain },
          { type: 'text', text: ' under ', ...plain },
          { type: 'reference', key: 'y', ...plain },
          { type: 'text', text: '.', ...plain },
        ],
      },
      { type: 'list_item', inlines: [{ type: 'text', text: 'one', ...plain }] },
      { type: 'frame', frame: 'billing' },
    ]);
  });

  it.each([
    ['an asterisk that nothing closes', '5 * 4', '5 * 4'],
    ['an escaped asterisk', '\\*not\\*', '*not*'],
    ['a brace around no key', '{Not A Key}', '{Not A Key}'],
    ['spaces behind marks around nothing', '**** ** word', '** word'],
    ['an unknown block', '[[prices]]', '[[prices]]'],
    ['markup of other languages', '<b>x</b> [a](b)', '<b>x</b> [a](b)'],
  ])('takes %s as text', (_, markup, text) => {
    expect(parseInlines(markup)).toEqual([{ type: 'text', text, ...plain }]);
  });

  it('lists what a clause uses, once each', () => {
    expect(variablesUsed('{a} {b} {a}\n- {c}\n[[phases]]')).toEqual(['a', 'b', 'c']);
    expect(framesUsed('x\n[[phases]]\n[[results]]')).toEqual(['phases', 'results']);
  });

  it('reads what it wrote as the same blocks, whatever was typed', () => {
    const typed = fc.array(fc.constantFrom('*', '**', '{a}', '{#b}', '{', '}', '\\', '- ', '-', '[[phases]]', '[[', 'word', ' ', 'ż', '\n'), { maxLength: 24 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(typed, (markup) => {
        const blocks = parseClauseText(markup);
        expect(parseClauseText(writeClauseText(blocks))).toEqual(blocks);
      }),
      { numRuns: 3_000 },
    );
  });

  it('reads a line of a million stars as what it is', () => {
    // Looked through anew from each star this would take half an hour, and the test would run out of its time.
    const stars = `${'*'.repeat(1_000_001)}{`;
    expect(writeClauseText([{ type: 'paragraph', inlines: parseInlines(stars) }]).length).toBeGreaterThan(0);
  });
});
