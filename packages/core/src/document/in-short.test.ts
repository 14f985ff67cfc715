import { describe, expect, it } from 'vitest';
import { BUILTIN_TEMPLATES } from '../template/builtin-templates.ts';
import { contentFromSource } from '../template/template-source.ts';
import { framesUsed } from './clause-text.ts';
import { PLAIN_WORDS } from './frame-words.fixture.ts';
import { inShort, mainPoints, SHORT_LINES, type InShortLine } from './in-short.ts';

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

describe('a line that names records', () => {
  const [source] = BUILTIN_TEMPLATES;
  const achieving = (...texts: string[]): string | undefined => {
    if (source === undefined) throw new Error('there is no template');
    const content = contentFromSource(source, id);
    const [result] = content.results;
    if (result === undefined) throw new Error('the template has no results');
    return inShort({ ...content, results: texts.map((text) => ({ ...result, text, target: '' })) }, PLAIN_WORDS).find(({ line }) => line === 'achieve')?.answer;
  };

  it('names as many as three lines of a phone hold, and counts the rest', () => {
    expect(achieving('Calm talks', 'Fewer complaints')).toBe('Calm talks; Fewer complaints');
    expect(achieving('a'.repeat(60), 'b'.repeat(48), 'c')).toBe(`short.more(${'a'.repeat(60)}; ${'b'.repeat(48)},1)`);
    expect(achieving('a'.repeat(60), 'b'.repeat(49), 'c')).toBe(`short.more(${'a'.repeat(60)},2)`);
  });

  it('is named whole where a consumer reads it before the button', () => {
    if (source === undefined) throw new Error('there is no template');
    const content = contentFromSource(source, id);
    const [first] = content.deliverables;
    if (first === undefined) throw new Error('the template has no deliverables');
    const many = { ...content, scopeItems: [], deliverables: ['a', 'b', 'c'].map((letter) => ({ ...first, name: letter.repeat(90), quantity: 1 })) };
    const answerIn = (lines: readonly InShortLine[]) => lines.find(({ line }) => line === 'get')?.answer;
    expect(mainPoints(many, PLAIN_WORDS).map(({ line }) => line)).toEqual(['get', 'price', 'until', 'ending']);
    expect(answerIn(inShort(many, PLAIN_WORDS))).toBe(`short.more(${'a'.repeat(90)},2)`);
    expect(answerIn(mainPoints(many, PLAIN_WORDS))).toBe(['a', 'b', 'c'].map((letter) => letter.repeat(90)).join('; '));
  });

  it('names what is done beside what is handed over before the button, and leaves out what is not included', () => {
    if (source === undefined) throw new Error('there is no template');
    const content = contentFromSource(source, id);
    const [deliverable, scope] = [content.deliverables[0], content.scopeItems[0]];
    if (deliverable === undefined || scope === undefined) throw new Error('the template has no deliverables or no scope');
    const sessions = { ...content, deliverables: [{ ...deliverable, name: 'Workbook', quantity: 1 }], scopeItems: [{ ...scope, text: 'Twelve sessions', direction: 'in' as const }, { ...scope, text: 'Travel', direction: 'out' as const }] };
    const got = (lines: readonly InShortLine[]) => lines.find(({ line }) => line === 'get');
    expect(got(mainPoints(sessions, PLAIN_WORDS))?.answer).toBe('Workbook; Twelve sessions');
    expect(got(inShort(sessions, PLAIN_WORDS))?.answer).toBe('Workbook');
    expect(got(mainPoints({ ...sessions, deliverables: [] }, PLAIN_WORDS))?.answer).toBe('Twelve sessions');
    expect(got(mainPoints({ ...sessions, deliverables: [], scopeItems: [] }, PLAIN_WORDS))?.empty).toBe(true);
  });

  it('names the first whatever its length', () => {
    expect(achieving('a'.repeat(200))).toBe('a'.repeat(200));
  });
});
