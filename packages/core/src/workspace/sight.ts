import type { ProviderActor, Scope } from '../kernel/actor.ts';
import { scopeFor, type ScopedKind } from './scope.ts';

/** Whoever looks, as far as row scope goes. */
export type Looker = Pick<ProviderActor, 'memberId' | 'teamId' | 'scope' | 'limits'>;
/** Who a record belongs to. */
export type RecordOwner = { readonly memberId: string; readonly teamId: string | null };

/** Why somebody sees a record, or does not: each a sentence, in the order in which it was asked. */
export const SIGHT_REASONS = ['follows-records', 'own-scope-all', 'own-scope-team', 'own-scope-own', 'role-narrows-to-team', 'role-narrows-to-own', 'has-no-team', 'owns-it', 'same-team', 'other-team', 'owned-by-another', 'sees-all-of-kind'] as const;
export type SightReason = (typeof SIGHT_REASONS)[number];

export type KindSight = { readonly own: Scope; readonly limit: Scope; readonly scope: Scope; readonly reasons: readonly SightReason[] };

/**
 * Which rows of a kind somebody sees, and what that comes from. A team's sight without a team is one's own.
 * Interactions follow the records they are about; only a role's limit narrows them further.
 */
export function explainKind(looker: Looker, kind: ScopedKind): KindSight {
  const limit = looker.limits?.[kind]?.scope ?? 'all';
  if (kind === 'interaction') {
    const { reasons, scope } = explainKind({ ...looker, scope: 'all', limits: { deal: { scope: limit } } }, 'deal');
    return { own: looker.scope, limit, scope, reasons: ['follows-records', ...reasons.filter((reason) => reason !== 'own-scope-all')] };
  }
  const narrowed = scopeFor(looker, kind);
  const reasons: SightReason[] = [`own-scope-${looker.scope}`];
  if (narrowed !== looker.scope && narrowed !== 'all') reasons.push(`role-narrows-to-${narrowed}`);
  const alone = narrowed === 'team' && looker.teamId === null;
  if (alone) reasons.push('has-no-team');
  return { own: looker.scope, limit, scope: alone ? 'own' : narrowed, reasons };
}

/** Kinds whose records somebody sees by their owner alone. */
export const OWNED_KINDS = ['client', 'contact', 'deal', 'engagement'] as const satisfies readonly ScopedKind[];
export type OwnedKind = (typeof OWNED_KINDS)[number];

/** Whether somebody sees one record, with the chain of reasons. It says what `withinScope` asks the database. */
export function explainRecord(looker: Looker, kind: OwnedKind, owner: RecordOwner): { readonly sees: boolean; readonly reasons: readonly SightReason[] } {
  const { scope, reasons } = explainKind(looker, kind);
  const told = (sees: boolean, reason: SightReason) => ({ sees, reasons: [...reasons, reason] });
  if (scope === 'all') return told(true, 'sees-all-of-kind');
  if (owner.memberId === looker.memberId) return told(true, 'owns-it');
  if (scope === 'own') return told(false, 'owned-by-another');
  return owner.teamId === looker.teamId ? told(true, 'same-team') : told(false, 'other-team');
}
