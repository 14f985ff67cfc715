import { describe, expect, it } from 'vitest';
import { isHidden, scopeFor, seesEverything } from './scope.ts';

describe('the rows a member sees', () => {
  it('are those of their own scope where the role says nothing', () => {
    expect(scopeFor({ scope: 'team' }, 'deal')).toBe('team');
  });

  it('are narrowed by the role for one kind, and never widened', () => {
    const limits = { deal: { scope: 'own' as const }, client: { scope: 'all' as const } };
    expect(scopeFor({ scope: 'team', limits }, 'deal')).toBe('own');
    expect(scopeFor({ scope: 'team', limits }, 'client')).toBe('team');
  });
});

describe('a hidden field', () => {
  it('is hidden for its kind alone', () => {
    const limits = { deal: { hidden: ['amount'] } };
    expect(isHidden({ limits }, 'deal', 'amount')).toBe(true);
    expect(isHidden({ limits }, 'client', 'amount')).toBe(false);
    expect(isHidden({}, 'deal', 'amount')).toBe(false);
  });
});

describe('whoever sees everything', () => {
  it('is kept from no row and no field', () => {
    expect(seesEverything({ scope: 'all', limits: { deal: { scope: 'all', hidden: [] } } })).toBe(true);
    expect(seesEverything({ scope: 'team' })).toBe(false);
    expect(seesEverything({ scope: 'all', limits: { deal: { scope: 'own' } } })).toBe(false);
    expect(seesEverything({ scope: 'all', limits: { contact: { hidden: ['email'] } } })).toBe(false);
  });
});
