import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ROLES, SCOPES, type Role, type Scope } from '../kernel/actor.ts';
import { judgeInvitation, judgePlaceChange, type Changer, type Place } from './member-change.ts';

const person = (role: Role, scope: Scope = 'all', teamId: string | null = null): Place => ({ memberId: `${role}-${scope}`, role, scope, teamId, active: true });
const verdict = (changer: Changer, from: Place, to: Partial<Place>, owners = 2): string => {
  const judged = judgePlaceChange(changer, { from, to: { ...from, ...to }, owners });
  return judged.ok ? 'granted' : judged.refusal.code;
};
const owner = person('owner');
const manager = { ...person('manager'), memberId: 'm1' };
const narrowManager = { ...person('manager', 'team', 'production'), memberId: 'm2' };
const member = person('member', 'own');

describe('changing somebody’s place', () => {
  it('is for owners and managers', () => {
    expect(verdict(owner, member, { role: 'manager' })).toBe('granted');
    expect(verdict(manager, member, { scope: 'all' })).toBe('granted');
    expect(verdict(member, member, { role: 'manager' })).toBe('not-allowed');
  });

  it('leaves owners to owners', () => {
    expect(verdict(manager, owner, { role: 'member' })).toBe('only-owners-change-owners');
    expect(verdict(manager, owner, { active: false })).toBe('only-owners-change-owners');
    expect(verdict(manager, manager, { role: 'owner' })).toBe('only-owners-change-owners');
    expect(verdict(owner, manager, { role: 'owner' })).toBe('granted');
  });

  it('keeps the last owner', () => {
    expect(verdict(owner, owner, { role: 'member' }, 1)).toBe('last-owner-stays');
    expect(verdict(owner, { ...owner, memberId: 'other' }, { active: false }, 1)).toBe('last-owner-stays');
    expect(verdict(owner, owner, { role: 'member' }, 2)).toBe('granted');
    expect(verdict(owner, { ...owner, memberId: 'other', active: false }, { role: 'member' }, 1)).toBe('granted');
  });

  it('lets nobody shut themselves out', () => {
    expect(verdict(owner, owner, { active: false })).toBe('not-on-yourself');
    expect(verdict(manager, manager, { active: false })).toBe('not-on-yourself');
  });

  it('hands out no more than one sees', () => {
    expect(verdict(narrowManager, member, { scope: 'all' })).toBe('not-more-than-you-see');
    expect(verdict(narrowManager, narrowManager, { scope: 'all' })).toBe('not-more-than-you-see');
    expect(verdict(narrowManager, member, { scope: 'team', teamId: 'sales' })).toBe('not-more-than-you-see');
    expect(verdict(narrowManager, member, { scope: 'team', teamId: 'production' })).toBe('granted');
    expect(verdict(narrowManager, person('member', 'all'), { scope: 'own' })).toBe('granted');
    expect(verdict({ ...owner, scope: 'own' }, member, { scope: 'all' })).toBe('granted');
  });

  it('wants a team for the sight of a team', () => {
    expect(verdict(owner, member, { scope: 'team' })).toBe('team-is-needed');
    expect(verdict(owner, person('member', 'team', 'sales'), { teamId: null })).toBe('team-is-needed');
  });

  it('never leaves a workspace without an owner, and never lets a manager make one', () => {
    const place = fc.record({ memberId: fc.constantFrom('a', 'b'), role: fc.constantFrom(...ROLES), scope: fc.constantFrom(...SCOPES), teamId: fc.constantFrom(null, 'x'), active: fc.boolean() });
    fc.assert(
      fc.property(place, place, place, (changer, from, wanted) => {
        const to = { ...wanted, memberId: from.memberId };
        const judged = judgePlaceChange(changer, { from, to, owners: 1 });
        if (!judged.ok) return;
        expect(changer.role).not.toBe('member');
        if (from.role === 'owner' && from.active) expect(to).toMatchObject({ role: 'owner', active: true });
        if (changer.role === 'manager') expect([from.role, to.role]).not.toContain('owner');
      }),
    );
  });
});

describe('inviting', () => {
  it('follows the same rules', () => {
    expect(judgeInvitation(member, { role: 'member', scope: 'own', teamId: null })).toMatchObject({ ok: false, refusal: { code: 'not-allowed' } });
    expect(judgeInvitation(manager, { role: 'owner', scope: 'all', teamId: null })).toMatchObject({ ok: false, refusal: { code: 'only-owners-change-owners' } });
    expect(judgeInvitation(narrowManager, { role: 'member', scope: 'all', teamId: null })).toMatchObject({ ok: false, refusal: { code: 'not-more-than-you-see' } });
    expect(judgeInvitation(owner, { role: 'member', scope: 'team', teamId: null })).toMatchObject({ ok: false, refusal: { code: 'team-is-needed' } });
    expect(judgeInvitation(manager, { role: 'manager', scope: 'all', teamId: null })).toMatchObject({ ok: true });
  });
});
