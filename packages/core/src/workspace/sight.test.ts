import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SCOPES, type Scope } from '../kernel/actor.ts';
import { judgeRoleLimits, limitsNothing, NO_LIMITS } from './role-limits.ts';
import { explainKind, explainRecord } from './sight.ts';

const RANK: Readonly<Record<Scope, number>> = { own: 0, team: 1, all: 2 };
const looker = fc.record({ memberId: fc.constantFrom('a', 'b'), teamId: fc.constantFrom(null, 'x', 'y'), scope: fc.constantFrom(...SCOPES), limit: fc.option(fc.constantFrom(...SCOPES), { nil: undefined }) });
const owner = fc.record({ memberId: fc.constantFrom('a', 'b', 'c'), teamId: fc.constantFrom(null, 'x', 'y') });

describe('why somebody sees a record', () => {
  it('is told in the order in which it is asked', () => {
    const limits = { client: { scope: 'team' as const } };
    expect(explainRecord({ memberId: 'a', teamId: 'x', scope: 'all', limits }, 'client', { memberId: 'b', teamId: 'x' })).toEqual({ sees: true, reasons: ['own-scope-all', 'role-narrows-to-team', 'same-team'] });
    expect(explainRecord({ memberId: 'a', teamId: null, scope: 'team', limits }, 'client', { memberId: 'b', teamId: null })).toEqual({ sees: false, reasons: ['own-scope-team', 'has-no-team', 'owned-by-another'] });
  });

  it('agrees with the rule in plain words, and no limit ever widens', () => {
    fc.assert(fc.property(looker, owner, ({ memberId, teamId, scope, limit }, { memberId: owns, teamId: ownersTeam }) => {
      const limits = limit === undefined ? {} : { deal: { scope: limit } };
      const narrowest = Math.min(RANK[scope], RANK[limit ?? 'all']);
      const plainly = narrowest === 2 || owns === memberId || (narrowest === 1 && teamId !== null && ownersTeam === teamId);
      const asked = { memberId, teamId, scope, limits };
      const told = explainRecord(asked, 'deal', { memberId: owns, teamId: owns === memberId ? teamId : ownersTeam });
      expect(told.sees).toBe(plainly);
      expect(told.reasons.length).toBeGreaterThan(1);
      expect(RANK[explainKind(asked, 'deal').scope]).toBeLessThanOrEqual(RANK[scope]);
    }));
  });
});

describe('the limits of a role', () => {
  it('are set by owners, hide each field once, and leave what a record is known by', () => {
    expect(judgeRoleLimits({ role: 'owner' }, { ...NO_LIMITS, hidden: ['notes', 'email', 'notes'] })).toMatchObject({ ok: true, value: { hidden: ['email', 'notes'] } });
    expect(judgeRoleLimits({ role: 'manager' }, NO_LIMITS)).toMatchObject({ ok: false, refusal: { code: 'not-allowed' } });
    expect(judgeRoleLimits({ role: 'owner' }, { ...NO_LIMITS, hidden: ['name'] })).toMatchObject({ ok: false, refusal: { code: 'field-stays-visible' } });
    expect([limitsNothing(NO_LIMITS), limitsNothing({ hidden: ['notes'] }), limitsNothing({ mayBulk: false })]).toEqual([true, false, false]);
  });
});
