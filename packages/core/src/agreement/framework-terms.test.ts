import { describe, expect, it } from 'vitest';
import type { DocumentContent } from '../document/content.ts';
import { idOf } from '../document/document.fixture.ts';
import { PLAIN_WORDS } from '../document/frame-words.fixture.ts';
import { canonicalText } from '../document/canonical-text.ts';
import { renderDocument, writtenTerms } from '../document/render-document.ts';
import { findingsUnder } from '../document/findings.ts';
import { sameSense, withFrameworkTerms } from '../document/terms/framework-terms.ts';
import { builtinTemplate } from '../template/builtin-templates.ts';
import { contentFromSource } from '../template/template-source.ts';
import { orderContent, type OrderWords } from './framework-order.ts';

let count = 0;
const newId = (): string => idOf((count += 1));
const NUMBER = 'A-2026-0007';
const WORDS: OrderWords = { sectionTitle: 'Order', purpose: '', labels: { number: '', title: '', inForceOn: '', sha256: '' }, clause: () => 'Under {framework_number}.', reference: (number) => number };

describe('the sense of a word', () => {
  it.each([
    ['en', 'The difference from an order', 'the difference, from the order.', true],
    ['en', 'A copy of the file', 'Copies of the file', false],
    ['en', 'Within 5 days', 'Within 10 days', false],
    ['pl', 'Zamawiający płaci Wykonawcy', 'zamawiający – płaci wykonawcy.', true],
    ['pl', 'Zamawiający płaci Wykonawcy', 'Zamawiającemu płaci Wykonawca', false],
    ['pl', 'Co nie jest zmianą', 'Co jest zmianą', false],
    ['ru', 'Заказчик платит Исполнителю за все', 'Заказчик платит исполнителю за всё.', true],
    ['ru', 'Заказчик платит Исполнителю', 'Заказчику платит Исполнитель', false],
  ] as const)('in %s: “%s” and “%s” are one: %s', (locale, one, other, same) => {
    expect(sameSense(one, other, locale)).toBe(same);
    expect(sameSense(other, one, locale)).toBe(same);
  });
});

describe.each([['en', 'Change', 'Working day'], ['pl', 'Rezultat', 'Dzień roboczy'], ['ru', 'Результат', 'Рабочий день']] as const)('the words of a framework agreement over its order (%s)', (locale, used, unused) => {
  const framework = contentFromSource(builtinTemplate('service_agreement', locale), newId);
  const order = orderContent(framework, { title: 'Second', facts: { number: NUMBER, title: 'First', inForceOn: '2026-11-28', sha256: 'a'.repeat(64) }, words: WORDS, newId });
  if (order === null) throw new Error('the text takes no orders');
  const read = (content: DocumentContent) => withFrameworkTerms(renderDocument(content, PLAIN_WORDS), { number: NUMBER, terms: writtenTerms(framework) });
  const explained = framework.terms.find(({ name }) => name === used);

  it('are those that its own words use, each with where it is explained', () => {
    const { terms } = read(order);
    expect(terms.find(({ name }) => name === used)).toMatchObject({ definition: explained?.definition, from: NUMBER });
    expect(terms.every(({ from }) => from === NUMBER)).toBe(true);
    expect(terms.map(({ name }) => name)).not.toContain(unused);
  });

  it('give way where the order explains the same word itself, and change nothing of its text', () => {
    const [first] = order.clauses;
    const own: DocumentContent = { ...order, clauses: order.clauses.map((clause) => (clause === first ? { ...clause, body: `${clause.body}\n[[terms]]` } : clause)), terms: [{ id: newId(), position: 1, name: used.toLowerCase(), definition: 'Ours.', form: '', synonyms: [], forms: [] }] };
    expect(read(own).terms.filter(({ name }) => name.toLowerCase() === used.toLowerCase())).toEqual([expect.objectContaining({ definition: 'Ours.' })]);
    expect(read(own).terms[0]?.from).toBeUndefined();
    for (const content of [order, own]) expect(canonicalText(read(content))).toBe(canonicalText(renderDocument(content, PLAIN_WORDS)));
  });

  describe('in the linter of the order', () => {
    const under = { number: NUMBER, terms: writtenTerms(framework), signingRules: true };
    const explaining = (definition: string, name = used.toLowerCase()): DocumentContent => ({ ...order, terms: [{ id: newId(), position: 1, name, definition, form: '', synonyms: [], forms: [] }] });
    const found = (content: DocumentContent, known: typeof under | null = under) => findingsUnder(content, { purpose: 'agreement', kind: 'service_agreement', under: known }).filter(({ code }) => code === 'term-differs-from-framework' || code === 'term-is-not-defined');

    it('are explained: none of them is asked for, and what nobody explains is', () => {
      expect(found(order)).toEqual([]);
      const poorer = { ...under, terms: under.terms.filter(({ name }) => name !== used) };
      expect(found(order, poorer).map(({ code, name }) => [code, name])).toContainEqual(['term-is-not-defined', used]);
      expect(found(order, null)).toEqual([]);
    });

    it('are found where the order explains one otherwise, with what the framework says; in the same sense they are fine', () => {
      const other = explaining('Ours.');
      expect(found(other)).toEqual([{ code: 'term-differs-from-framework', severity: 'missing', kind: 'terms', id: other.terms[0]?.id, name: used.toLowerCase(), clauseId: null, framework: { number: NUMBER, definition: explained?.definition, here: 'Ours.' } }]);
      for (const same of [explained?.definition ?? '-', `${explained?.definition.toUpperCase() ?? '-'}.`]) expect(found(explaining(same))).toEqual([]);
      expect(found(explaining('')).map(({ code }) => code)).toEqual([]);
      expect(found(explaining('Ours.', 'Zeppelin'))).toEqual([]);
      expect(found(other, null)).toEqual([]);
    });
  });
});
