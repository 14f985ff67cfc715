import type { RecordLimits, Role, Scope } from '../kernel/actor.ts';
import { granted, refused, type Outcome, type Refusal } from '../kernel/outcome.ts';
import { may } from './rights.ts';
import type { ScopedKind } from './scope.ts';

/** Roles whose sight may be narrowed. Owners see all: nobody can shut the last of them out. */
export const LIMITED_ROLES = ['manager', 'member'] as const satisfies readonly Role[];
export type LimitedRole = (typeof LIMITED_ROLES)[number];

/** What a role is limited to for a kind; with these values nothing is limited. */
export type RoleLimits = { readonly scope: Scope; readonly hidden: readonly string[]; readonly mayExport: boolean; readonly mayDelete: boolean; readonly mayBulk: boolean };
export const NO_LIMITS: RoleLimits = { scope: 'all', hidden: [], mayExport: true, mayDelete: true, mayBulk: true };

/** What a record is known by and what row scope and its course hang on stays visible to whoever sees the record; so does what a list says of an engagement's agreement and promises, which are read on its pages. */
const ALWAYS_SEEN: ReadonlySet<string> = new Set(['agreementNumber', 'agreementState', 'turn', 'hardFrame', 'softFrame', 'startsOn', 'endsOn', 'openOurs', 'openTheirs', 'late', 'nextDueOn', 'id', 'name', 'givenName', 'familyName', 'kind', 'ownerId', 'clientId', 'contactId', 'pipelineId', 'stageId', 'state', 'stageSince', 'currency', 'locale', 'lifecycle', 'lifecycleSince', 'isConsumer', 'isSample', 'version', 'createdAt', 'updatedAt', 'happenedAt']);

/** The fields of kinds that no field registry describes. */
const FURTHER_FIELDS: Readonly<Partial<Record<ScopedKind, readonly string[]>>> = { interaction: ['body', 'outcome'], engagement: [] };

/** Whether a field may be hidden from a role. */
export function mayBeHidden(key: string): boolean {
  return !ALWAYS_SEEN.has(key);
}

/** The fields of a kind that may be hidden, where the kind's fields are not listed elsewhere. */
export function furtherFields(kind: ScopedKind): readonly string[] {
  return FURTHER_FIELDS[kind] ?? [];
}

/** Whether somebody may limit a role so. @returns the limits to keep, each hidden key once and in order. */
export function judgeRoleLimits(changer: { readonly role: Role }, limits: RoleLimits): Outcome<RoleLimits, Refusal<'not-allowed' | 'field-stays-visible'>> {
  if (!may(changer, 'change-rights')) return refused('not-allowed');
  const stays = limits.hidden.filter((key) => !mayBeHidden(key));
  return stays.length > 0 ? refused('field-stays-visible', { fields: stays }) : granted({ ...limits, hidden: [...new Set(limits.hidden)].sort() });
}

/** Whether limits limit nothing. */
export function limitsNothing({ scope = 'all', hidden = [], mayExport = true, mayDelete = true, mayBulk = true }: RecordLimits): boolean {
  return scope === 'all' && hidden.length === 0 && mayExport && mayDelete && mayBulk;
}
