import { hiddenKeys } from '../kernel/hidden-fields.ts';
import { SCOPES, type ProviderActor, type Scope } from '../kernel/actor.ts';

/** Records with an owner; their rows are narrowed by scope. */
export const SCOPED_KINDS = ['client', 'contact', 'deal', 'engagement', 'interaction'] as const;
export type ScopedKind = (typeof SCOPED_KINDS)[number];

/** The rows of a kind that a member sees: the narrower of their own scope and what their role is limited to. */
export function scopeFor({ scope, limits }: Pick<ProviderActor, 'scope' | 'limits'>, kind: ScopedKind): Scope {
  const limit = limits?.[kind]?.scope;
  return limit !== undefined && SCOPES.indexOf(limit) < SCOPES.indexOf(scope) ? limit : scope;
}

/** Whether a field of a kind is kept from the member. */
export function isHidden({ limits }: Pick<ProviderActor, 'limits'>, kind: ScopedKind, field: string): boolean {
  return hiddenKeys(limits, kind).has(field);
}

/** Whether nothing of any record is kept from the member: no row and no field. */
export function seesEverything(actor: Pick<ProviderActor, 'scope' | 'limits'>): boolean {
  return SCOPED_KINDS.every((kind) => scopeFor(actor, kind) === 'all' && (actor.limits?.[kind]?.hidden ?? []).length === 0);
}
