import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayEdit, mayShare, mayUse, OPEN_TO_ALL, type Holder, type Sharing } from './sharing.ts';

const [TEAM, OTHER] = ['00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000002'];
const person = (role: 'owner' | 'manager' | 'member', teamId: string | null = null): { role: typeof role; teamId: string | null } => ({ role, teamId });
const listed = (...holders: Holder[]): Sharing => ({ useBy: 'listed', editBy: 'listed', holders });

describe('something of the library', () => {
  it('is used by everybody and edited by owners and managers, unless it was shared otherwise', () => {
    expect((['owner', 'manager', 'member'] as const).map((role) => [mayUse(person(role), OPEN_TO_ALL), mayEdit(person(role), OPEN_TO_ALL), mayShare(person(role), OPEN_TO_ALL)])).toEqual([[true, true, true], [true, true, true], [true, false, false]]);
  });

  it.each([
    ['a team uses it', listed({ may: 'use', role: null, teamId: TEAM }), person('member', TEAM), [true, false]],
    ['another team does not', listed({ may: 'use', role: null, teamId: TEAM }), person('member', OTHER), [false, false]],
    ['nor somebody in no team', listed({ may: 'use', role: null, teamId: TEAM }), person('member'), [false, false]],
    ['nor a manager who is not named', listed({ may: 'use', role: null, teamId: TEAM }), person('manager'), [false, false]],
    ['a role edits it, and so uses it', listed({ may: 'edit', role: 'member', teamId: null }), person('member'), [true, true]],
    ['an owner always may', listed(), person('owner'), [true, true]],
  ] as const)('%s', (_, sharing, who, expected) => {
    expect([mayUse(who, sharing), mayEdit(who, sharing)]).toEqual(expected);
  });

  it('is never edited by somebody who may not use it, nor shared by somebody who may not edit it; owners are never shut out', () => {
    const holder = fc.tuple(fc.constantFrom('use' as const, 'edit' as const), fc.oneof(fc.constantFrom('manager' as const, 'member' as const), fc.constantFrom(TEAM, OTHER))).map(([may, whom]): Holder => (whom === 'manager' || whom === 'member' ? { may, role: whom, teamId: null } : { may, role: null, teamId: whom }));
    const sharing = fc.record({ useBy: fc.constantFrom('all' as const, 'listed' as const), editBy: fc.constantFrom('leaders' as const, 'listed' as const), holders: fc.array(holder, { maxLength: 4 }) });
    fc.assert(fc.property(sharing, fc.constantFrom('owner' as const, 'manager' as const, 'member' as const), fc.constantFrom(null, TEAM, OTHER), (given, role, teamId) => {
      const who = { role, teamId };
      return (!mayEdit(who, given) || mayUse(who, given)) && (!mayShare(who, given) || mayEdit(who, given)) && (role !== 'owner' || mayShare(who, given));
    }));
  });
});
