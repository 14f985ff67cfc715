import { z } from 'zod';
import { isCleanText } from '../kernel/plain-text.ts';
import { Currency, Id } from '../kernel/values.ts';
import { LOCALES } from '../kernel/locale-list.ts';
import { INTERACTION_KINDS } from '../kernel/interaction-kind.ts';
import { IMPORT_KINDS, importFields, type ImportKind } from './import-kind.ts';
import { LINK_TARGETS } from './interaction-reading.ts';
import { DATE_ORDERS } from './date-reading.ts';
import { NUMBER_MARKS } from './number-reading.ts';

/** Targets beside the fields of a kind: parts of a name, a birthday or an address (`address2` counts where the first is empty), the id in another program, whether a deal is open, won or lost (`stageId.kind`), and a line in the notes under the column's name. */
export const PART_TARGETS = ['name.additional', 'name.suffix', 'address.street', 'address.city', 'address.region', 'address.postcode', 'address.country', 'address2.street', 'address2.city', 'address2.region', 'address2.postcode', 'address2.country', 'birthday.day', 'birthday.month', 'birthday.year', 'externalId', 'notes.line', 'stageId.kind', 'due.time', ...LINK_TARGETS] as const;
export type PartTarget = (typeof PART_TARGETS)[number];

/** Whether a role that sees these fields may send a column there: a part belongs to its field, and what is written down as notes to the notes. */
export function isOpenTarget(kind: ImportKind, to: string, seen: ReadonlySet<string>): boolean {
  if (seen.has(to) || !(PART_TARGETS as readonly string[]).includes(to)) return seen.has(to);
  const [of = ''] = to.replace(/^address2/, 'address').split('.');
  const field = kind === 'interaction' && of === 'notes' ? 'body' : of;
  return seen.has(field) || importFields(kind).every(({ key }) => key !== field);
}

/** Where a record's own name comes from. */
export const NAME_TARGETS = ['name', 'givenName', 'familyName'] as const;

/** How an import finds out that a row is a record that is here already. */
export const MATCH_KEYS = ['externalId', 'registration', 'email', 'phone', 'name', 'nameAndClient'] as const;
export type MatchKey = (typeof MATCH_KEYS)[number];

/** What is done with a row that matches: nothing, fill what is empty, or overwrite. */
export const MATCH_ACTS = ['skip', 'fill', 'overwrite'] as const;
export type MatchAct = (typeof MATCH_ACTS)[number];

/** What is done with a row whose keys several records have and none alone: left out, or the record taken that is the oldest, or was changed last. */
export const SEVERAL_ACTS = ['reject', 'oldest', 'latest'] as const;
export type SeveralAct = (typeof SEVERAL_ACTS)[number];

const Text = (max: number) => z.string().max(max).refine(isCleanText, 'text-has-forbidden-characters');

/** Where one column goes, and how it is read. */
export const ColumnPlan = z.strictObject({
  column: z.number().int().min(0).max(1023),
  /** A field's key or a part; null leaves the column out. */
  to: Text(60).nullable(),
  dates: z.enum(DATE_ORDERS).optional(),
  decimal: z.enum(NUMBER_MARKS).optional(),
  /** A value that cannot be read or found: reject its row, leave the cell empty, or make what it names. */
  unknown: z.enum(['reject', 'empty', 'create']).default('reject'),
  /** What single values of the column mean: an option's key, a row's id, or "" for nothing. */
  values: z.record(Text(300), Text(200)).default({}),
});
export type ColumnPlan = z.infer<typeof ColumnPlan>;

/** What is to be made of a file: kept with the import, and by name as a map to be used again. */
export const ImportPlan = z.strictObject({
  kind: z.enum(IMPORT_KINDS),
  columns: z.array(ColumnPlan).max(1024),
  /** In this order; the first that finds a record counts. */
  matchBy: z.array(z.enum(MATCH_KEYS)).max(MATCH_KEYS.length),
  onMatch: z.enum(MATCH_ACTS),
  onSeveral: z.enum(SEVERAL_ACTS).default('reject'),
  /** Further e-mails, phones and tags of a record that matches: added to what is there, or put in its place. */
  severalValues: z.enum(['add', 'replace']),
  /** Which program the ids of the file belong to; the same id means the same record only within it. */
  externalSource: Text(60).default(''),
  ownerId: Id.optional(),
  pipelineId: Id.optional(),
  /** Of interactions whose row says no kind. */
  interactionKind: z.enum(INTERACTION_KINDS).optional(),
  currency: Currency.optional(),
  locale: z.enum(LOCALES).optional(),
});
export type ImportPlan = z.infer<typeof ImportPlan>;

/** The first column that goes to one of these targets; the file's first where none does. */
export function columnOf({ columns }: ImportPlan, ...targets: readonly string[]): number {
  return columns.find(({ to }) => to !== null && targets.includes(to))?.column ?? 0;
}

/** The column that says a key by which rows find their records. */
export function keyColumn(plan: ImportPlan, key: MatchKey): number {
  return key === 'name' || key === 'nameAndClient' ? columnOf(plan, ...NAME_TARGETS) : columnOf(plan, key);
}
