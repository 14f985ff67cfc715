import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseClauseText } from '@entente/core/document/clause-text';
import { BUILTIN_TEMPLATES } from '@entente/core/template/builtin-templates';
import { markupFromNodes, nodesFromMarkup, sameMarkup } from './clause-nodes.ts';

describe('a clause in the editor', () => {
  it('has paragraphs, lists, marks, values, references and blocks', () => {
    expect(nodesFromMarkup('**Now** {x} under {#y}\n- one\n- two\n[[billing]]')).toEqual({
      type: 'doc',
      content: [
        { type: 'paragraph', content: [{ type: 'text', text: 'Now', marks: [{ type: 'bold' }] }, { type: 'text', text: ' ' }, { type: 'variable', attrs: { key: 'x' } }, { type: 'text', text: ' under ' }, { type: 'reference', attrs: { key: 'y' } }] },
        { type: 'bulletList', content: [{ type: 'listItem', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'one' }] }] }, { type: 'listItem', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'two' }] }] }] },
        { type: 'frameBlock', attrs: { frame: 'billing' } },
      ],
    });
  });

  it('is an empty paragraph when nothing is written, and back again', () => {
    expect(nodesFromMarkup('')).toEqual({ type: 'doc', content: [{ type: 'paragraph' }] });
    expect(markupFromNodes({ type: 'doc', content: [{ type: 'paragraph' }, { type: 'paragraph', content: [{ type: 'text', text: '  ' }] }] })).toBe('');
  });

  it('loses nothing on the way there and back, whatever was written', () => {
    const typed = fc.array(fc.constantFrom('*', '**', '{a}', '{#b}', '{', '\\', '- ', '[[phases]]', '[[', 'word', ' ', 'ż', '\n'), { maxLength: 24 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(typed, (markup) => {
        const said = parseClauseText(markup).filter((block) => block.type === 'frame' || block.inlines.some((inline) => inline.type !== 'text' || inline.text.trim() !== ''));
        expect(parseClauseText(markupFromNodes(nodesFromMarkup(markup)))).toEqual(said);
      }),
      { numRuns: 2_000 },
    );
  });

  it('keeps every clause of the built-in templates as it is', () => {
    const bodies = BUILTIN_TEMPLATES.flatMap(({ sections }) => sections.flatMap(({ clauses }) => clauses.flatMap(({ body, fallback }) => [body, fallback ?? ''])));
    expect(bodies.filter((body) => !sameMarkup(body, markupFromNodes(nodesFromMarkup(body))))).toEqual([]);
  });
});
