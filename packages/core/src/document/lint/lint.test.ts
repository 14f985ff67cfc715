import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ENGAGEMENT_KINDS } from '../../engagement/engagement-kind.ts';
import { applyEdit } from '../apply-edit.ts';
import { BINDINGS, type DocumentContent } from '../content.ts';
import { SAMPLE_CONTENT, idOf } from '../document.fixture.ts';
import { anyEdit } from '../edit.fixture.ts';
import { Finding } from '../finding.ts';
import { findings, isSetAside } from '../findings.ts';
import { frameTicks } from '../frame-ticks.ts';
import { LINT_RULES } from './lint-rules.ts';
import { vagueWords } from './vague-words.ts';

const [deliverable] = SAMPLE_CONTENT.deliverables;
const [input] = SAMPLE_CONTENT.clientInputs;
const [first] = SAMPLE_CONTENT.billingItems;
const [rule] = SAMPLE_CONTENT.groundRules;
const [included] = SAMPLE_CONTENT.scopeItems;
const [term] = SAMPLE_CONTENT.terms;
if (deliverable === undefined || input === undefined || first === undefined || rule === undefined || included === undefined || term === undefined) throw new Error('the sample holds one of each');

const codes = (change: Partial<DocumentContent>, kind: (typeof ENGAGEMENT_KINDS)[number] | null = null): string[] => findings({ ...SAMPLE_CONTENT, ...change }, 'agreement', kind).map(({ code }) => code);
const withWords = (body: string): Partial<DocumentContent> => ({ clauses: SAMPLE_CONTENT.clauses.map((clause) => (clause.key === 'ending' ? { ...clause, body } : clause)) });
const startsOn = (day: string): DocumentContent['variables'][number] => ({ id: idOf(14), position: 4096, key: 'start_day', label: 'First day', type: 'day', value: day, suggestions: [], required: true });

describe('the linter', () => {
  it.each([
    ['a day after the last phase', { deliverables: [{ ...deliverable, dueOn: '2026-09-01' }] }, 'day-is-outside-term'],
    ['a phase before the first day the clauses name', { variables: [...SAMPLE_CONTENT.variables, startsOn('2026-05-01')] }, 'day-is-outside-term'],
    ['a day outside its phase', { phases: [...SAMPLE_CONTENT.phases, { id: idOf(52), position: 2048, name: 'Care', description: '', startsOn: '2026-06-27', endsOn: '2026-12-01' }], deliverables: [{ ...deliverable, dueOn: '2026-07-01' }] }, 'day-is-outside-phase'],
    ['something of the client that comes after what is made of it', { clientInputs: [{ ...input, dueOn: '2026-06-01' }] }, 'client-input-comes-too-late'],
    ['something that nobody is to bring', { clientInputs: [{ ...input, owner: '' }] }, 'client-input-has-no-owner'],
    ['payments that are not the price', { billingItems: [first] }, 'billing-does-not-add-up'],
    ['a payment in another currency', { billingItems: [{ ...first, currency: 'EUR' }] }, 'billing-is-in-another-currency'],
    ['no rounds of corrections', { deliverables: [{ ...deliverable, rounds: 0 }] }, 'deliverable-has-no-rounds'],
    ['a deliverable in no phase', { deliverables: [{ ...deliverable, phaseId: null }] }, 'deliverable-is-in-no-phase'],
    ['two deliverables of one name', { deliverables: [deliverable, { ...deliverable, id: idOf(62), name: 'MODULE ' }] }, 'deliverable-is-named-twice'],
    ['another time to answer than the text says', { deliverables: [{ ...deliverable, reviewDays: 9 }] }, 'value-contradicts-record'],
    ['a measure without a target', { results: SAMPLE_CONTENT.results.map((result) => ({ ...result, target: '' })) }, 'result-has-no-target'],
    ['what is in and out at once', { scopeItems: [included, { ...included, id: idOf(43), direction: 'out' as const, text: 'five  modules.' }] }, 'scope-contradicts-itself'],
    ['two rules about one thing', { groundRules: [rule, { ...rule, id: idOf(96), text: 'Nobody is ever late.' }] }, 'ground-rule-is-given-twice'],
    ['a word that nobody explained', { terms: [{ ...term, definition: '' }] }, 'term-has-no-definition'],
    ['a word that is explained twice', { terms: [term, { ...term, id: idOf(98), name: 'Units', synonyms: [] }] }, 'term-is-defined-twice'],
    ['a word that is explained by itself', { terms: [{ ...term, definition: 'A module that can be taken alone.' }] }, 'term-is-circular'],
    ['two words that explain each other', { terms: [{ ...term, definition: 'Part of a course.' }, { ...term, id: idOf(98), name: 'Course', synonyms: [], definition: 'All modules.' }] }, 'term-is-circular'],
    ['a word that nothing uses', { terms: [{ ...term, name: 'Zeppelin', synonyms: [] }] }, 'term-is-not-used'],
    ['a list of words with nothing in it', { terms: [], ...withWords('Words:\n[[terms]]') }, 'terms-are-empty'],
    ['words that bind nobody', withWords('The Studio helps as reasonably requested.'), 'words-are-vague'],
    ['such words in a record', { deliverables: [{ ...deliverable, acceptance: ['is of high quality'] }] }, 'words-are-vague'],
  ] satisfies [string, Partial<DocumentContent>, string][])('finds %s, and no more once it is mended', (_, fault, code) => {
    expect(codes(fault)).toContain(code);
    expect(codes({})).not.toContain(code);
  });

  it.each([
    ['one limit only', {}, 'scope-out-is-thin'],
    ['a topic this kind settles', {}, 'ground-rule-topic-is-open'],
    ['a line of “In short” that no clause answers', {}, 'summary-line-is-missing'],
    ['a part this kind has, though no clause writes it out', { deliverables: [], billingItems: [first], clauses: SAMPLE_CONTENT.clauses.filter(({ key }) => key !== 'deliverables') }, 'deliverables-are-empty'],
  ] satisfies [string, Partial<DocumentContent>, string][])('asks by the kind of engagement: %s', (_, fault, code) => {
    expect(codes(fault, 'service_agreement')).toContain(code);
    expect(codes(fault, null)).not.toContain(code);
  });

  it('asks what a word means that people quarrel about', () => {
    expect(codes(withWords('The Client has two rounds.'), 'service_agreement')).toContain('term-is-not-defined');
    expect(codes({ ...withWords('The Client has two rounds.'), terms: [{ ...term, name: 'Round' }] }, 'service_agreement').filter((code) => code === 'term-is-not-defined')).toHaveLength(codes(withWords('x'), 'service_agreement').filter((code) => code === 'term-is-not-defined').length);
  });

  it('lets a finding be set aside with a reason, but none that blocks sending', () => {
    const thin = findings({ ...SAMPLE_CONTENT, deliverables: [{ ...deliverable, rounds: 0 }] });
    const dismissals = thin.map(({ code, id, name }, at) => ({ id: idOf(600 + at), position: at, code, recordId: id, name, reason: 'Agreed by word of mouth.' }));
    const open = thin.filter((finding) => !isSetAside({ ...SAMPLE_CONTENT, dismissals }, finding));
    expect(open.length).toBeGreaterThan(0);
    expect(open.every(({ severity }) => severity === 'blocks_sending')).toBe(true);
    expect(thin.some((finding) => isSetAside({ ...SAMPLE_CONTENT, dismissals: [] }, finding))).toBe(false);
  });

  it('asks no deliverables of a mentoring', () => {
    const open = { deliverables: [], billingItems: [first], clauses: SAMPLE_CONTENT.clauses.filter(({ key }) => key !== 'deliverables') };
    expect(codes(open, 'mentoring_agreement')).not.toContain('deliverables-are-empty');
  });

  it('points at the words and at the clause', () => {
    expect(findings({ ...SAMPLE_CONTENT, ...withWords('It is done **as reasonably**\nrequested.') }).find(({ code }) => code === 'words-are-vague')).toMatchObject({ name: 'as reasonably', id: idOf(34), clauseId: idOf(34) });
  });

  it('has a rule for everything it can find', () => {
    const shape = Finding.shape.code.options;
    expect(shape).toEqual(Object.keys(LINT_RULES));
  });
});

/** Documents that nobody would write: random edits on the sample, and random words in every clause. */
const anyDocument: fc.Arbitrary<DocumentContent> = fc.tuple(fc.array(anyEdit, { maxLength: 12 }), fc.array(fc.string({ unit: 'grapheme', maxLength: 60 }), { minLength: 1, maxLength: 4 }), fc.constantFrom('en' as const, 'pl' as const, 'ru' as const)).map(([edits, words, locale]) => {
  let content = SAMPLE_CONTENT;
  for (const edit of edits) {
    const applied = applyEdit(content, edit);
    if (applied.ok) content = applied.value;
  }
  return { ...content, head: { ...content.head, locale }, clauses: content.clauses.map((clause, at) => ({ ...clause, binding: BINDINGS[at % 2] ?? 'hard', body: words[at % words.length] ?? '' })) };
});
const anyKind = fc.constantFrom(null, ...ENGAGEMENT_KINDS);

describe('the linter, on any document', () => {
  it('never throws, says the same again, and says only what its shape allows', () => {
    fc.assert(fc.property(anyDocument, anyKind, fc.constantFrom('agreement' as const, 'template' as const), (content, kind, purpose) => {
      const found = findings(content, purpose, kind);
      expect(findings(structuredClone(content), purpose, kind)).toEqual(found);
      expect(Finding.array().safeParse(found).error).toBeUndefined();
      expect(() => frameTicks(content, { purpose, kind })).not.toThrow();
    }), { numRuns: 150 });
  });

  it('says each thing about a record once', () => {
    fc.assert(fc.property(anyDocument, anyKind, (content, kind) => {
      const keys = findings(content, 'agreement', kind).map(({ code, kind: records, id, name }) => `${code} ${records} ${id ?? ''} ${name}`);
      expect(new Set(keys).size).toBe(keys.length);
    }), { numRuns: 100 });
  });
});

describe('vague words', () => {
  it.each([
    ['en', 'Help as reasonably requested, etc.', ['as reasonably requested', 'etc']],
    ['en', 'The requested file; as requestedly put; best efforts', ['best efforts']],
    ['pl', 'Poprawki niezwłocznie, w miarę potrzeb i itp.', ['niezwłocznie', 'w miarę potrzeb', 'itp']],
    ['pl', 'Zmiany rozsądnie żądane przez Klienta', ['rozsądnie żądane']],
    ['ru', 'Своевременно и в разумный срок оказывает все необходимые услуги', ['своевременно', 'в разумный срок', 'все необходимые услуги']],
    ['ru', 'По разумному\u00A0требованию Заказчика', ['по разумному требованию']],
  ] as const)('are found in %s: %s', (locale, text, found) => {
    expect(vagueWords(text, locale)).toEqual(found);
  });

  it('are not found inside other words', () => {
    expect(vagueWords('The etching kept its tbdx form.', 'en')).toEqual([]);
    expect(vagueWords('Niezwłocznieście', 'pl')).toEqual([]);
  });
});
