import type { RecordLimits } from './actor.ts';

/** The limits of an actor, by record kind. */
export type Limits = Readonly<Record<string, RecordLimits>>;

const NOTHING: ReadonlySet<string> = new Set();

/** What says something of another field is hidden with it. */
const GOES_WITH: Readonly<Record<string, string>> = { email: 'emailLabel', phone: 'phoneLabel' };

/** The keys that are kept from an actor, of one kind. */
export function hiddenKeys(limits: Limits | undefined, kind: string): ReadonlySet<string> {
  const hidden = limits?.[kind]?.hidden ?? [];
  return hidden.length === 0 ? NOTHING : new Set(hidden.flatMap((key) => [key, GOES_WITH[key] ?? key]));
}

/** Whether anything at all is kept from an actor. */
export function hidesAnything(limits: Limits | undefined): limits is Limits {
  return limits !== undefined && Object.values(limits).some(({ hidden = [] }) => hidden.length > 0);
}

/** Fields by their key, without the hidden ones. */
export function withoutHidden<Value>(fields: Readonly<Record<string, Value>>, hidden: ReadonlySet<string>): Record<string, Value> {
  return Object.fromEntries(Object.entries(fields).filter(([key]) => !hidden.has(key)));
}

/** What names a field in a list of changes: { field: "notes", before, after }. */
const NAMES_A_FIELD = ['field', 'key', 'fieldKey', 'column'] as const;

/**
 * What was recorded of a record, without its hidden fields, however deep they stand: properties that carry a
 * hidden key and entries that are about one. Column names (next_step) count as their keys (nextStep).
 */
export function withoutHiddenWithin(value: unknown, hidden: ReadonlySet<string>): unknown {
  if (Array.isArray(value)) return value.filter((one) => !isAboutHidden(one, hidden)).map((one) => withoutHiddenWithin(one, hidden));
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([key, part]) => !isHiddenKey(key, hidden) && !hidden.has(`custom.${key}`) && !(key === 'points' && areBareHidden(part, hidden)));
  return Object.fromEntries(kept.map(([key, part]) => [key, withoutHiddenWithin(part, hidden)]));
}

/** Further addresses that were recorded without saying their field: they may be of any of these. */
function areBareHidden(part: unknown, hidden: ReadonlySet<string>): boolean {
  return Array.isArray(part) && part.some((one) => typeof one === 'string') && ['email', 'phone', 'website'].some((key) => hidden.has(key));
}

function isAboutHidden(entry: unknown, hidden: ReadonlySet<string>): boolean {
  if (typeof entry !== 'object' || entry === null) return false;
  return NAMES_A_FIELD.some((name) => name in entry && isHiddenKey(String((entry as Record<string, unknown>)[name]), hidden));
}

/** A workspace's own key may hold an underscore itself. */
function isHiddenKey(name: string, hidden: ReadonlySet<string>): boolean {
  return hidden.has(name) || hidden.has(asKey(name));
}

function asKey(name: string): string {
  return name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
