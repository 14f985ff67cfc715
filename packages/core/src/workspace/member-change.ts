import type { Role, Scope } from '../kernel/actor.ts';
import { granted, refused, type Outcome, type Refusal } from '../kernel/outcome.ts';
import { may } from './rights.ts';

/** Which rows somebody sees: their own, those of a team, or all. */
export type Sight = { readonly scope: Scope; readonly teamId: string | null };
/** A person's place in the workspace, as far as the rules about it go. */
export type Place = Sight & { readonly memberId: string; readonly role: Role; readonly active: boolean };
/** Who changes it. */
export type Changer = Sight & { readonly memberId: string; readonly role: Role };

export type PlaceRefusal = Refusal<'not-allowed' | 'only-owners-change-owners' | 'last-owner-stays' | 'team-is-needed' | 'not-on-yourself' | 'not-more-than-you-see'>;

/**
 * Whether a person's place may become another: role, scope, team, deactivation and return.
 * @param owners how many active owners there are now.
 */
export function judgePlaceChange(changer: Changer, { from, to, owners }: { readonly from: Place; readonly to: Place; readonly owners: number }): Outcome<Place, PlaceRefusal> {
  if (!may(changer, 'manage-people')) return refused('not-allowed');
  if ([from.role, to.role].includes('owner') && !may(changer, 'change-owners')) return refused('only-owners-change-owners');
  if (isActiveOwner(from) && !isActiveOwner(to) && owners <= 1) return refused('last-owner-stays');
  if (from.active && !to.active && from.memberId === changer.memberId) return refused('not-on-yourself');
  const sight = sameSight(from, to) ? granted(null) : judgeSight(changer, to);
  return sight.ok ? granted(to) : sight;
}

/** Whether somebody may be invited to a place. */
export function judgeInvitation(changer: Changer, to: Sight & { readonly role: Role }): Outcome<null, PlaceRefusal> {
  if (!may(changer, 'manage-people')) return refused('not-allowed');
  if (to.role === 'owner' && !may(changer, 'change-owners')) return refused('only-owners-change-owners');
  return judgeSight(changer, to);
}

function sameSight(a: Sight, b: Sight): boolean {
  return a.scope === b.scope && a.teamId === b.teamId;
}

function isActiveOwner({ role, active }: Place): boolean {
  return role === 'owner' && active;
}

/** Nobody hands out more than they see themselves, to another or to themselves; owners hand out everything. */
function judgeSight(changer: Changer, to: Sight): Outcome<null, PlaceRefusal> {
  if (to.scope === 'team' && to.teamId === null) return refused('team-is-needed');
  if (changer.role === 'owner' || changer.scope === 'all' || to.scope === 'own') return granted(null);
  const ownTeam = changer.scope === 'team' && to.scope === 'team' && to.teamId === changer.teamId;
  return ownTeam ? granted(null) : refused('not-more-than-you-see');
}
