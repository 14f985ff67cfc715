import { z } from 'zod';
import { Id } from '../kernel/values.ts';
import { may, type Right } from './rights.ts';
import type { Role } from '../kernel/actor.ts';

/** A role or a team that may use or edit something of the library. Owners need not be named: they may always. */
export const Holder = z.strictObject({ may: z.enum(['use', 'edit']), role: z.enum(['manager', 'member']).nullable(), teamId: Id.nullable() }).refine(({ role, teamId }) => (role === null) !== (teamId === null), 'a role or a team');
export type Holder = z.infer<typeof Holder>;

/** Who may use something of the library, and who may edit it. `leaders` are owners and managers. */
export const Sharing = z.strictObject({ useBy: z.enum(['all', 'listed']), editBy: z.enum(['leaders', 'listed']), holders: z.array(Holder).max(60) });
export type Sharing = z.infer<typeof Sharing>;

export const OPEN_TO_ALL: Sharing = { useBy: 'all', editBy: 'leaders', holders: [] };

type Person = { readonly role: Role; readonly teamId: Id | null };

/** The right by which somebody answers for what the workspace shares. */
const LEADS: Right = 'change-workspace';

/** Whether somebody may read it and make agreements from it. Who may edit may use. */
export function mayUse(person: Person, sharing: Sharing): boolean {
  return sharing.useBy === 'all' || person.role === 'owner' || isNamed(person, sharing, 'use') || mayEdit(person, sharing);
}

/** Whether somebody may change its words, name and state. */
export function mayEdit(person: Person, sharing: Sharing): boolean {
  if (person.role === 'owner') return true;
  return sharing.editBy === 'leaders' ? may(person, LEADS) : isNamed(person, sharing, 'edit');
}

/** Whether somebody may say who else uses and edits it: an owner or manager who may edit it themselves. */
export function mayShare(person: Person, sharing: Sharing): boolean {
  return may(person, LEADS) && mayEdit(person, sharing);
}

function isNamed({ role, teamId }: Person, { holders }: Sharing, what: Holder['may']): boolean {
  return holders.some((holder) => holder.may === what && (holder.role === role || (holder.teamId !== null && holder.teamId === teamId)));
}
