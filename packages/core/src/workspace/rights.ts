import type { Role } from '../kernel/actor.ts';

/** What a role allows beyond a person's own work. Which rows a person sees is their scope, not a right. */
export const RIGHTS = ['change-workspace', 'manage-people', 'change-owners', 'change-rights', 'read-outbox', 'manage-integrations', 'manage-seal', 'manage-data', 'delete-workspace'] as const;
export type Right = (typeof RIGHTS)[number];

const GIVEN: Readonly<Record<Role, readonly Right[]>> = {
  owner: RIGHTS,
  manager: ['change-workspace', 'manage-people', 'read-outbox', 'manage-integrations'],
  member: [],
};

/** Whether a role has a right. */
export function may({ role }: { readonly role: Role }, right: Right): boolean {
  return GIVEN[role].includes(right);
}

/** Every right of a role, for screens. */
export function rightsOf({ role }: { readonly role: Role }): readonly Right[] {
  return GIVEN[role];
}
