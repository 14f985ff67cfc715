import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LIFECYCLES } from '../kernel/lifecycle.ts';
import { isPlaceholder } from '../kernel/placeholder.ts';
import { assess, CHECK_KINDS, itemsOf, RULE_STARTS, type QualityFacts, type QualityRule } from './quality-rule.ts';

const facts = (part: Partial<QualityFacts> = {}): QualityFacts => ({ values: {}, asked: [], hasEmail: true, isOpen: true, isUnderway: false, idleDays: 0, ...part });
const rule = (part: Partial<QualityRule>): QualityRule => ({ id: 'r', check: 'filled', field: 'phone', days: null, weight: 2, from: null, ...part });
const keeps = (one: QualityRule, given: QualityFacts) => assess([one], given).passed === 1;

describe('a placeholder', () => {
  it.each(['', '  ', 'n/a', 'N/A', 'xxx', 'XXXXX', 'brak', 'Brak danych', 'нет', 'Н/Д', '---', '?', '…', '000000', 'do uzupełnienia', 'n.d.', 'n/d', 'brak.', '#N/A', '#N/D!', 'https://brak', 'https://n/d', 'brak@brak.pl', 'test@test.com', '+48 000 000 000', '+48 111-111-111'])('counts as empty: %j', (text) => {
    expect(isPlaceholder(text)).toBe(true);
  });

  it.each(['Bank', 'NASA', 'Нетология', 'X-kom', '600 100 200', '11', '+48 600 000 000', '+48 22 111 22 33', 'test@firma.pl', 'jan@brak.pl', 'https://brak.pl/sklep'])('is none: %j', (text) => {
    expect(isPlaceholder(text)).toBe(false);
  });
});

describe('a record', () => {
  it('keeps what is filled, of the right form, fresh and with a next step while work goes on', () => {
    expect([keeps(rule({}), facts({ values: { phone: '600' } })), keeps(rule({}), facts({ values: { phone: 'brak' } }))]).toEqual([true, false]);
    const valid = rule({ check: 'valid', field: 'email' });
    expect(['a@b.pl', 'a@b', 'a b@c.pl', 'a@b@c.pl', 'n/a'].map((email) => keeps(valid, facts({ values: { email } })))).toEqual([true, false, false, false, true]);
    expect(['firma.pl', 'https://firma.pl/o-nas', 'firma'].map((website) => keeps(rule({ check: 'valid', field: 'website' }), facts({ values: { website } })))).toEqual([true, true, false]);
    const step = rule({ check: 'next_step', field: '' });
    expect([keeps(step, facts()), keeps(step, facts({ isOpen: false })), keeps(step, facts({ values: { nextStep: 'Zadzwonić' } }))]).toEqual([false, true, true]);
    expect([keeps(step, facts({ isUnderway: true })), keeps(step, facts({ values: { nextStepOn: '2026-12-01' } })), keeps(step, facts({ values: { nextStep: 'brak' } }))]).toEqual([true, true, false]);
    const fresh = rule({ check: 'fresh', field: '', days: 30 });
    expect([keeps(fresh, facts({ idleDays: 30 })), keeps(fresh, facts({ idleDays: 31 })), keeps(fresh, facts({ idleDays: 31, isOpen: false }))]).toEqual([true, false, true]);
    expect(keeps(rule({ check: 'has_email' }), facts({ hasEmail: false }))).toBe(false);
  });

  it('lacks what its stage asks for, each field by itself and once, with the greater of two weights', () => {
    const asking = rule({ id: 'asking', check: 'asked', field: '', weight: 5 });
    const rules = [asking, rule({ id: 'amount', field: 'amount', weight: 2 }), rule({ id: 'source', field: 'source', weight: 9 }), rule({ id: 'step', check: 'next_step', field: '', weight: 1 })];
    const deal = facts({ values: { amount: null, source: 'brak', 'custom.budget': 0, nextStep: '', tags: [] }, asked: ['amount', 'source', 'custom.budget', 'nextStep', 'tags'] });
    expect(assess(rules, deal)).toEqual({ passed: 1, total: 5, lost: 24, failing: ['asking#amount', 'asking#nextStep', 'asking#tags', 'source'] });
    expect(itemsOf(rules, deal).map(({ key, isAsked }) => [key, isAsked])).toContainEqual(['source', true]);
    expect(assess(rules.slice(1), deal)).toMatchObject({ total: 3, failing: ['amount', 'source', 'step'] });
    expect(assess(rules, { ...deal, asked: [] })).toMatchObject({ total: 3, failing: ['amount', 'source', 'step'] });
    expect(assess(rules, { ...deal, isUnderway: true }).failing).toEqual(['asking#amount', 'asking#tags', 'source']);
  });

  it('is asked for what is asked of clients from some standing on', () => {
    const fails = (from: QualityRule['from']) => LIFECYCLES.map((lifecycle) => assess([rule({ from })], facts({ values: { lifecycle } })).failing.length);
    expect([fails(null), fails('qualified'), fails('active')]).toEqual([[1, 1, 1, 1], [0, 1, 1, 0], [0, 0, 1, 0]]);
  });

  it('counts every rule once, loses the weight of those it fails, and never more', () => {
    const rules = fc.array(fc.record({ check: fc.constantFrom(...CHECK_KINDS), field: fc.constantFrom('phone', 'email', 'source'), days: fc.constantFrom(null, 10), weight: fc.integer({ min: 1, max: 10 }), from: fc.constantFrom(null, ...RULE_STARTS) }), { maxLength: 12 }).map((parts): QualityRule[] => parts.map((part, at) => ({ ...part, id: String(at) })));
    const given = fc.record({ values: fc.dictionary(fc.constantFrom('phone', 'email', 'source', 'nextStep', 'lifecycle'), fc.oneof(fc.string(), fc.constant(null), fc.constantFrom(...LIFECYCLES))), asked: fc.uniqueArray(fc.constantFrom('phone', 'email', 'source', 'nextStep', 'custom.budget')), hasEmail: fc.boolean(), isOpen: fc.boolean(), isUnderway: fc.boolean(), idleDays: fc.nat(100) });
    fc.assert(fc.property(rules, given, (some, record) => {
      const { passed, total, lost, failing } = assess(some, record);
      expect(passed + failing.length).toBe(total);
      expect(new Set(failing).size).toBe(failing.length);
      const items = itemsOf(some, record);
      expect(lost).toBeLessThanOrEqual(items.reduce((sum, { rule: { weight } }) => sum + weight, 0));
      if (some.some(({ check }) => check === 'asked')) expect(new Set(items.filter(({ isAsked }) => isAsked).map(({ rule: { check }, field }) => (check === 'next_step' ? 'nextStep' : field)))).toEqual(new Set(record.asked));
      expect(lost === 0).toBe(failing.length === 0);
    }));
  });
});
