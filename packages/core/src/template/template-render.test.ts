import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { canonicalText, hashDocument } from '../document/canonical-text.ts';
import { PLAIN_WORDS } from '../document/frame-words.fixture.ts';
import { renderDocument } from '../document/render-document.ts';
import { BUILTIN_TEMPLATES } from './builtin-templates.ts';
import { contentFromSource } from './template-source.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const ids = () => {
  let count = 0;
  return () => `00000000-0000-7000-8000-${String((count += 1)).padStart(12, '0')}`;
};

describe.each(BUILTIN_TEMPLATES.map((template) => [`${template.kind} in ${template.locale}`, template] as const))('%s', (_name, template) => {
  const content = contentFromSource(template, ids());
  const rendered = renderDocument(content, PLAIN_WORDS);

  it('is written out whole, with no clause left empty and no reference that leads nowhere', () => {
    const clauses = rendered.sections.flatMap((section) => section.clauses);
    expect(clauses.map(({ plainText }) => plainText.length).filter((length) => length < 20)).toEqual([]);
    expect(clauses.filter(({ plainText }) => plainText.includes('{#') || plainText.includes('[['))).toEqual([]);
  });

  it('hashes alike, whatever order its clauses are loaded in', () => {
    const shuffled = { ...content, sections: content.sections.toReversed(), clauses: content.clauses.toReversed(), variables: content.variables.toReversed() };
    expect(canonicalText(renderDocument(shuffled, PLAIN_WORDS))).toBe(canonicalText(rendered));
    expect(hashDocument(renderDocument(shuffled, PLAIN_WORDS), sha256)).toEqual(hashDocument(rendered, sha256));
  });
});
