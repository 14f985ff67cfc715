import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPlaceholder } from './placeholder.ts';
import { assess, CHECK_KINDS, type QualityFacts, type QualityRule } from './quality-rule.ts';

const facts = (part: Partial<QualityFacts> = {}): QualityFacts => ({ values: {}, hasEmail: true, isOpen: true, idleDays: 0, ...part });
const rule = (part: Partial<QualityRule>): QualityRule => ({ id: 'r', check: 'filled', field: 'phone', days: null, weight: 2, ...part });
const keeps = (one: QualityRule, given: QualityFacts) => assess([one], given).passed === 1;

describe('a placeholder', () => {
  it.each(['', '  ', 'n/a', 'N/A', 'xxx', 'XXXXX', 'brak', 'Brak danych', 'нет', 'Н/Д', '---', '?', '…', '000000', 'do uzupełnienia'])('counts as empty: %j', (text) => {
    expect(isPlaceholder(text)).toBe(true);
  });

  it.each(['Bank', 'NASA', 'Нетология', 'X-kom', '600 100 200', '11'])('is none: %j', (text) => {
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
    const fresh = rule({ check: 'fresh', field: '', days: 30 });
    expect([keeps(fresh, facts({ idleDays: 30 })), keeps(fresh, facts({ idleDays: 31 })), keeps(fresh, facts({ idleDays: 31, isOpen: false }))]).toEqual([true, false, true]);
    expect(keeps(rule({ check: 'has_email' }), facts({ hasEmail: false }))).toBe(false);
  });

  it('counts every rule once, loses the weight of those it fails, and never more', () => {
    const rules = fc.array(fc.record({ check: fc.constantFrom(...CHECK_KINDS), field: fc.constantFrom('phone', 'email', 'source'), days: fc.constantFrom(null, 10), weight: fc.integer({ min: 1, max: 10 }) }), { maxLength: 12 }).map((parts): QualityRule[] => parts.map((part, at) => ({ ...part, id: String(at) })));
    const given = fc.record({ values: fc.dictionary(fc.constantFrom('phone', 'email', 'source', 'nextStep'), fc.oneof(fc.string(), fc.constant(null))), hasEmail: fc.boolean(), isOpen: fc.boolean(), idleDays: fc.nat(100) });
    fc.assert(fc.property(rules, given, (some, record) => {
      const { passed, total, lost, failing } = assess(some, record);
      expect(passed + failing.length).toBe(total);
      expect(lost).toBeLessThanOrEqual(some.reduce((sum, { weight }) => sum + weight, 0));
      expect(lost === 0).toBe(failing.length === 0);
    }));
  });
});
