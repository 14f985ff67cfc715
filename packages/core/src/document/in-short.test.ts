import { describe, expect, it } from 'vitest';
import { BUILTIN_TEMPLATES } from '../template/builtin-templates.ts';
import { contentFromSource } from '../template/template-source.ts';
import { framesUsed } from './clause-text.ts';
import { PLAIN_WORDS } from './frame-words.fixture.ts';
import { inShort, SHORT_LINES } from './in-short.ts';

let counter = 0;
const id = (): string => `00000000-0000-7000-8000-${String(++counter).padStart(12, '0')}`;

describe.each(BUILTIN_TEMPLATES.map((source) => [`${source.kind} ${source.locale}`, source] as const))('in short, %s', (_name, source) => {
  const content = contentFromSource(source, id);
  const lines = inShort(content, PLAIN_WORDS);

  it('has the eight lines, each leading to a clause', () => {
    expect(lines.map(({ line }) => line)).toEqual(SHORT_LINES);
    expect(lines.filter(({ empty, clauseId }) => !empty && clauseId === null)).toEqual([]);
  });

  it('leads "what you get" to the deliverables where there are any, not to the scope', () => {
    const target = content.clauses.find((clause) => clause.id === lines.find(({ line }) => line === 'get')?.clauseId);
    const expected = content.deliverables.length > 0 ? 'deliverables' : 'scope_in';
    expect(target === undefined ? [] : framesUsed(target.body)).toContain(expected);
  });
});
