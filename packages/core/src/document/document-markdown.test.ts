import { describe, expect, it } from 'vitest';
import { SAMPLE_CONTENT } from './document.fixture.ts';
import { documentMarkdown } from './document-markdown.ts';
import { PLAIN_WORDS } from './frame-words.fixture.ts';
import { renderDocument } from './render-document.ts';

describe('a document as Markdown', () => {
  const markdown = documentMarkdown(renderDocument(SAMPLE_CONTENT, PLAIN_WORDS));

  it('has its sections as headings and its clauses with their numbers', () => {
    expect(markdown.split('\n').filter((line) => line.startsWith('#'))).toEqual(['# Service agreement', '## 1. Work', '## 2. Price and end']);
    expect(markdown).toContain('**1.2** **Silence is not acceptance.** The Bank answers within');
    expect(markdown).toContain('- through its *decider*');
  });

  it('turns no words into marks', () => {
    const content = { ...SAMPLE_CONTENT, head: { ...SAMPLE_CONTENT.head, title: '# <b>*bold*</b> [link](x)' }, sections: SAMPLE_CONTENT.sections.map((section) => ({ ...section, title: '1. _under_' })) };
    const said = documentMarkdown(renderDocument(content, PLAIN_WORDS));
    expect(said.split('\n')[0]).toBe(String.raw`# \# \<b\>\*bold\*\</b\> \[link\](x)`);
    expect(said).toContain(String.raw`## 1. 1\. \_under\_`);
  });
});
