import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../document/apply-edit.ts';
import type { Clause, DocumentContent, Party } from '../document/content.ts';
import { idOf } from '../document/document.fixture.ts';
import { findings } from '../document/findings.ts';
import { frameTicks } from '../document/frame-ticks.ts';
import { PLAIN_WORDS } from '../document/frame-words.fixture.ts';
import { inShort } from '../document/in-short.ts';
import { isOrder } from '../document/order-clause.ts';
import { renderDocument } from '../document/render-document.ts';
import { BUILTIN_TEMPLATES, builtinTemplate } from '../template/builtin-templates.ts';
import { contentFromSource } from '../template/template-source.ts';
import { namesFramework, orderContent, orderRule, refreshOrder, type FrameworkFacts, type OrderWords } from './framework-order.ts';

const FACTS: FrameworkFacts = { number: 'A-2026-0007', title: 'Service agreement', inForceOn: '2026-11-28', sha256: 'a'.repeat(64) };
const WORDS: OrderWords = {
  sectionTitle: 'This order', purpose: 'Names the agreement.', labels: { number: 'Number', title: 'Title', inForceOn: 'Day', sha256: 'Hash' },
  clause: ({ number, says }) => `Under {framework_number}, {framework_title}, {framework_day}, {framework_sha256}. Clause ${number}: ${says}`,
  reference: (number) => `${number} of {framework_number}`,
};

let count = 0;
const newId = (): string => idOf((count += 1));
const named = (content: DocumentContent): DocumentContent => ({ ...content, parties: content.parties.map((party) => ({ ...party, legalName: party.calledAs })) });
const framework = named(contentFromSource(builtinTemplate('service_agreement', 'en'), newId));
const filled: DocumentContent = { ...framework, variables: framework.variables.map((one) => ({ ...one, suggestions: [], value: one.key === 'project_purpose' ? 'fewer complaints' : one.type === 'day' ? '2026-12-01' : one.value })) };

function order(from: DocumentContent = filled, facts = FACTS): DocumentContent {
  const made = orderContent(from, { title: 'Second course', facts, words: WORDS, newId });
  if (made === null) throw new Error('the text takes no orders');
  return made;
}
const body = (content: DocumentContent, key: string): string => content.clauses.find((clause) => clause.key === key)?.body ?? '';
const blocking = (content: DocumentContent): string[] => findings(content, 'agreement', 'service_agreement').filter(({ severity }) => severity === 'blocks_sending').map(({ code, name }) => `${code}: ${name}`);

describe('an order under a framework agreement', () => {
  it.each(['en', 'pl', 'ru'] as const)('begins with the clause that names it and keeps what the agreement names as the order (%s)', (locale) => {
    const text = named(contentFromSource(builtinTemplate('service_agreement', locale), newId));
    const made = order(text);
    expect(made.clauses.map(({ key }) => key)).toEqual(['order-of-framework', 'purpose', 'results', 'scope-in', 'scope-out', 'stages', 'client-inputs', 'deliverables', 'price']);
    expect(made.sections.map(({ title }) => title)).toEqual(['This order', ...[0, 3, 4, 5, 7].map((at) => text.sections[at]?.title)]);
    expect(blocking(made).every((finding) => finding.startsWith('variable-is-not-filled'))).toBe(true);
    expect(isOrder(made)).toBe(true);
  });

  it('takes over the sides and nothing of the first project', () => {
    const made = order();
    expect(made.parties).toEqual(filled.parties);
    expect(made.head).toEqual({ ...filled.head, title: 'Second course' });
    expect(made.variables.map(({ key, value }) => [key, value])).toEqual([['framework_number', 'A-2026-0007'], ['framework_title', 'Service agreement'], ['framework_day', '2026-11-28'], ['framework_sha256', FACTS.sha256], ['project_purpose', null], ['start_day', null], ['end_day', null]]);
    const { scopeItems, phases, deliverables, results, billingItems, clientInputs, responsibilities, groundRules, terms } = made;
    expect([scopeItems, phases, deliverables, results, billingItems, clientInputs, responsibilities, groundRules, terms].flat()).toEqual([]);
  });

  it('asks anew whether it is of a professional character for a sole trader, and of nobody else who they are', () => {
    const withKinds = (...kinds: readonly Party['kind'][]): DocumentContent => ({ ...filled, parties: kinds.flatMap((kind) => filled.parties.map((party) => (party.side === 'client' ? { ...party, kind, country: 'PL' } : party)).slice(-1)) });
    expect(order(withKinds('protected_person', 'consumer', 'organisation')).parties.map(({ kind, country }) => [kind, country])).toEqual([['person', 'PL'], ['consumer', 'PL'], ['organisation', 'PL']]);
    const asked = (content: DocumentContent) => findings(content).some(({ code }) => code === 'profession-is-not-said');
    const framework = { ...withKinds('protected_person'), head: { ...filled.head, country: 'PL' } };
    expect([asked(framework), asked(order(framework))]).toEqual([false, true]);
  });

  it('says which wins in the agreement’s own words, and cites clauses that stay there with its number', () => {
    const made = order();
    expect(body(made, 'order-of-framework')).toContain('Clause 1.3: Where the two differ, the order wins for its project.');
    expect(body(made, 'scope-out')).toContain('under clause\u00A07.2 of {framework_number}');
    expect(namesFramework(made, FACTS)).toBe(true);
    expect(namesFramework(made, { ...FACTS, sha256: 'b'.repeat(64) })).toBe(false);
    expect(namesFramework({ ...made, clauses: made.clauses.slice(1) }, FACTS)).toBe(false);
  });

  it('is asked for its work, and not for what the agreement holds', () => {
    const codes = (content: DocumentContent): Set<string> => new Set(findings(content, 'agreement', 'service_agreement').map(({ code }) => code));
    const made = order();
    expect([...codes(made)].toSorted()).toEqual(['billing-is-empty', 'client-inputs-are-empty', 'deliverables-are-empty', 'phases-are-empty', 'responsibilities-are-empty', 'results-are-empty', 'scope-in-is-empty', 'scope-out-is-empty', 'variable-is-not-filled']);
    expect(codes({ ...made, clauses: made.clauses.slice(1) })).toContain('summary-line-is-missing');
    const ticks = frameTicks(made, { kind: 'service_agreement' });
    expect([ticks.hard.map(({ part }) => part), ticks.soft]).toEqual([['scope', 'phases', 'results', 'deliverables', 'billing', 'schedule', 'client_inputs', 'responsibilities'], []]);
    const short = inShort(made, PLAIN_WORDS);
    expect(short.filter(({ line }) => ['changes', 'ending', 'rights'].includes(line)).map(({ empty, clauseNumber }) => [empty, clauseNumber])).toEqual([[false, '1.1'], [false, '1.1'], [false, '1.1']]);
  });

  it('is made only where the text says that later orders may name it', () => {
    const rule = filled.clauses.find(({ key }) => key === 'frame-and-order');
    const said = (change: Partial<Clause>): DocumentContent => ({ ...filled, clauses: filled.clauses.map((clause) => (clause.id === rule?.id ? { ...clause, ...change } : clause)) });
    expect(orderRule(said({ body: 'This document governs this project only.' }))).toBeNull();
    expect(orderRule(said({ key: '', body: 'The order is {#scope-in}, {#stages}, {#deliverables} and {#price}. It wins *always*.' }))).toMatchObject({ number: '1.3', says: 'It wins always.' });
    expect(orderRule(said({ key: '', body: 'Clauses {#scope-in}, {#stages} and {#price} matter most.' }))).toBeNull();
    expect(orderRule(order())).toBeNull();
    expect(BUILTIN_TEMPLATES.filter((source) => orderRule(contentFromSource(source, newId)) !== null).map(({ kind, locale }) => `${kind}.${locale}`)).toEqual(['service_agreement.en', 'service_agreement.pl', 'service_agreement.ru']);
  });
});

/** The framework agreement with clauses that an amendment added, each before the one at a place. */
function withAdded(places: readonly number[]): DocumentContent {
  const [model] = filled.clauses;
  if (model === undefined) throw new Error('the agreement has clauses');
  const added = places.map((place) => ({ ...model, id: newId(), key: '', required: false, sectionId: filled.clauses[place]?.sectionId ?? '', position: (filled.clauses[place]?.position ?? 0) - 1, body: 'Added.' }));
  return { ...filled, clauses: [...filled.clauses, ...added] };
}

describe('an order whose framework agreement was amended', () => {
  const later: FrameworkFacts = { ...FACTS, inForceOn: '2027-01-15', sha256: 'c'.repeat(64) };

  it('says the same as one that is made from the text in force, and nothing where nothing moved', () => {
    fc.assert(fc.property(fc.uniqueArray(fc.nat({ max: filled.clauses.length - 1 }), { maxLength: 6 }), (places) => {
      const [made, after] = [order(), withAdded(places)];
      const edits = refreshOrder(made, { before: filled, after, facts: later, words: WORDS });
      const fresh = edits.ok ? applyEdits(made, edits.value) : edits;
      expect(fresh.ok && renderDocument(fresh.value, PLAIN_WORDS).sections.map(({ clauses }) => clauses.map(({ plainText }) => plainText))).toEqual(renderDocument(order(after, later), PLAIN_WORDS).sections.map(({ clauses }) => clauses.map(({ plainText }) => plainText)));
      expect(fresh.ok && refreshOrder(fresh.value, { before: after, after, facts: later, words: WORDS })).toEqual({ ok: true, value: [] });
    }), { numRuns: 40 });
  });

  it('keeps what a person wrote into the clause that names it, and is stopped where what it cites is gone', () => {
    const made = order();
    const own = { ...made, clauses: made.clauses.map((clause) => (clause.key === 'order-of-framework' ? { ...clause, body: 'By {framework_number}, {framework_sha256}, see 17.2 of {framework_number}.' } : clause)) };
    const moved = refreshOrder(own, { before: filled, after: withAdded([filled.clauses.findIndex(({ key }) => key === 'change-offer')]), facts: later, words: WORDS });
    expect(moved.ok && moved.value.filter(({ kind }) => kind === 'clauses').map((edit) => (edit.type === 'set' ? edit.value : ''))).toEqual([body(made, 'scope-out').replace('7.2', '7.3')]);
    const without = (key: string): DocumentContent => ({ ...filled, clauses: filled.clauses.filter((clause) => clause.key !== key) });
    expect(refreshOrder(made, { before: filled, after: without('change-offer'), facts: later, words: WORDS })).toEqual({ ok: false, refusal: { code: 'order-cites-what-is-gone', detail: { clauses: '7.2' } } });
    expect(refreshOrder(made, { before: filled, after: without('frame-and-order'), facts: later, words: WORDS })).toEqual({ ok: false, refusal: { code: 'framework-takes-no-orders' } });
  });

  it('does not go on with a rule that was amended, in a clause that a person changed', () => {
    const said = (text: string): DocumentContent => ({ ...filled, clauses: filled.clauses.map((clause) => (clause.key === 'frame-and-order' ? { ...clause, body: clause.body.replace('the order wins for its project', text) } : clause)) });
    const [made, after] = [order(), said('this agreement wins')];
    expect(body(after, 'frame-and-order')).not.toBe(body(filled, 'frame-and-order'));
    const written = (text: string): DocumentContent => ({ ...made, clauses: made.clauses.map((clause) => (clause.key === 'order-of-framework' ? { ...clause, body: text } : clause)) });
    const refresh = (text: string, to = after) => refreshOrder(written(text), { before: filled, after: to, facts: later, words: WORDS });
    const own = body(made, 'order-of-framework').replace('differ, the', 'differ the');
    expect(refresh(own)).toEqual({ ok: false, refusal: { code: 'order-quotes-old-rule', detail: { number: '1.3' } } });
    expect(refresh(own.replace('the order wins for its project', 'this agreement wins')).ok).toBe(true);
    expect(refresh(own, withAdded([0])).ok).toBe(false);
    expect(refresh(own, filled).ok).toBe(true);
    expect(refresh(body(made, 'order-of-framework')).ok).toBe(true);
  });
});
