import { phoneKey, registrationKeys } from '@entente/core/duplicate/duplicate-keys';
import type { ImportKind } from '@entente/core/import/import-kind';
import type { ImportPlan, MatchKey } from '@entente/core/import/import-plan';
import { differInExtension, extensionOf } from '@entente/core/search/phone-number';
import type { Tx } from '../../platform/database/in-workspace.ts';
import type { ImportTerms, ReadyRow } from '../decide/import-row.actions.ts';
import { countriesOf, findRecords, phonesOf, type Match, type Seeking, type Sought } from './import-row.store.ts';

/** A key that several records have: `value` as the row writes it, and two of them. */
export type Doubt = { readonly by: MatchKey; readonly value: string; readonly fits: readonly [oldest: string, newest: string] };

/** A row's record by its place; and of rows for which no key tells one record alone, the first that several have. */
export type Matches = { readonly matches: ReadonlyMap<number, string>; readonly doubtful: ReadonlyMap<number, Doubt> };

/**
 * Which record each row means, by the first of the plan's keys that only one record has. Where none tells, the plan
 * says whether the row is left out (it is doubtful and has no match then) or which of the several is taken.
 */
export async function findMatches(tx: Tx, { plan, actor }: ImportTerms, { rows, seeking }: { readonly rows: readonly (ReadyRow | null)[]; readonly seeking: Seeking }): Promise<Matches> {
  const matches = new Map<number, string>();
  const doubtful = new Map<number, Doubt & { readonly id: string }>();
  const prefers = plan.onSeveral === 'latest' ? 'latest' : 'oldest';
  for (const by of plan.matchBy) {
    const sought = rows.flatMap((ready, at): Sought[] => {
      if (ready === null || matches.has(at)) return [];
      const registration = WEAKER.has(by) ? registrationOf(plan, ready) : [];
      return keysFor(by, ready).map((key) => ({ at, ...key, ...(registration.length === 0 ? {} : { registration }) }));
    });
    const values = new Map(sought.map(({ at, value }) => [at, value]));
    const found = await findRecords(tx, actor, { seeking, by, sought, prefers });
    for (const [at, { id, isOnly, oldest, newest }] of by === 'phone' ? await withinReach(tx, plan.kind, { found, values }) : found) {
      if (isOnly) matches.set(at, id);
      else if (!doubtful.has(at)) doubtful.set(at, { by, value: values.get(at) ?? '', fits: [oldest, newest], id });
    }
  }
  for (const at of matches.keys()) doubtful.delete(at);
  if (plan.onSeveral === 'oldest' || plan.onSeveral === 'latest') for (const [at, { id }] of doubtful) matches.set(at, id);
  return { matches, doubtful };
}

/** Without the one record of a number that names another extension of it than the row does: somebody else behind the same switchboard. */
async function withinReach(tx: Tx, kind: ImportKind, { found, values }: { readonly found: ReadonlyMap<number, Match>; readonly values: ReadonlyMap<number, string> }): Promise<ReadonlyMap<number, Match>> {
  const asked = [...found].filter(([at, { isOnly }]) => isOnly && extensionOf(values.get(at) ?? '') !== '');
  if (asked.length === 0) return found;
  const phones = await phonesOf(tx, kind, asked.map(([, { id }]) => id));
  const others = new Set(asked.flatMap(([at, { id }]) => ((phones.get(id) ?? []).every((phone) => differInExtension(phone, values.get(at) ?? '')) ? [at] : [])));
  return new Map([...found].filter(([at]) => !others.has(at)));
}

/** Keys that several firms may share: where a row says how its client is registered, they tell nothing of a client that is registered otherwise. */
const WEAKER: ReadonlySet<MatchKey> = new Set<MatchKey>(['email', 'phone', 'name']);

/** The numbers by which a row's client is registered, where rows are found by them. */
function registrationOf({ matchBy }: ImportPlan, { row: { set } }: ReadyRow): readonly string[] {
  return matchBy.includes('registration') ? registrationKeys(textOf(set['registration'])) : [];
}

const written = (key: MatchKey, { within = '', number, value }: Omit<Sought, 'at'>): string => `${key} ${within} ${number ?? value}`;

/** All that two rows of one file may have in common when they mean one record. */
export function keysOf(plan: ImportPlan, ready: ReadyRow): readonly string[] {
  return [`hash ${ready.hash}`, ...plan.matchBy.flatMap((key) => keysFor(key, ready).map((found) => written(key, found)))];
}

/**
 * The same for the check, which writes nothing: what a row is known by from now on, and what it may meet of the rows
 * above. Rows that are registered meet by their numbers, and else only rows that say none.
 */
export function meetings(plan: ImportPlan, ready: ReadyRow): { readonly says: readonly string[]; readonly asks: readonly string[] } {
  if (!plan.matchBy.includes('registration')) return { says: keysOf(plan, ready), asks: keysOf(plan, ready) };
  const isRegistered = registrationOf(plan, ready).length > 0;
  const keys = plan.matchBy.flatMap((key) => keysFor(key, ready).map((found) => ({ key: written(key, found), isWeaker: WEAKER.has(key) })));
  const strong = [`hash ${ready.hash}`, ...keys.flatMap(({ key, isWeaker }) => (isWeaker ? [] : [key]))];
  const weaker = keys.flatMap(({ key, isWeaker }) => (isWeaker ? [key] : []));
  const marked = (marks: readonly string[]): readonly string[] => weaker.flatMap((key) => marks.map((mark) => `${mark} ${key}`));
  return { says: [...strong, ...marked([isRegistered ? 'registered' : 'plain'])], asks: [...strong, ...marked(isRegistered ? ['plain'] : ['plain', 'registered'])] };
}

/** What a row can be found by, for one key: a client by each of its numbers. */
function keysFor(key: MatchKey, ready: ReadyRow): readonly Omit<Sought, 'at'>[] {
  if (key === 'registration') return registrationKeys(textOf(ready.row.set['registration'])).map((value) => ({ value }));
  const found = keyOf(key, ready);
  return found === null ? [] : [found];
}

/** What a row can be found by, for one of the other keys; null when it says nothing of it. */
function keyOf(key: MatchKey, { row: { set, externalId }, found, number }: ReadyRow): Omit<Sought, 'at'> | null {
  if (key === 'externalId') return externalId === '' ? null : { value: externalId };
  const value = set[key === 'nameAndClient' ? 'name' : key];
  if (typeof value !== 'string' || value === '') return null;
  if (key === 'phone') return number === undefined ? { value } : { value, number };
  if (key !== 'nameAndClient') return { value };
  const within = found['clientId'] ?? set['clientId'];
  return typeof within === 'string' ? { value, within } : null;
}

/** Rows that are to be found by their phones, with each in its one form: read by the country of a client itself, and of a contact's client, as with records that are here. */
export async function withNumbers(tx: Tx, { plan: { kind, matchBy }, country: home }: ImportTerms, rows: readonly ReadyRow[]): Promise<readonly ReadyRow[]> {
  if (!matchBy.includes('phone')) return rows;
  const clientOf = ({ row, found }: ReadyRow): string => textOf(found['clientId'] ?? row.set['clientId']);
  const countries = await countriesOf(tx, rows.map(clientOf));
  return rows.map((ready) => {
    const country = kind === 'client' ? textOf(ready.row.set['country']) : (countries.get(clientOf(ready)) ?? '');
    return { ...ready, ...numberOf(textOf(ready.row.set['phone']), { country, home }) };
  });
}

/** The key that all writings of a number share, read by the country that is said, else by that of the workspace. */
export function numberOf(phone: string, { country, home }: { readonly country: string; readonly home: string }): Pick<Sought, 'number'> {
  const key = phoneKey(phone, country === '' ? home : country);
  return key === null ? {} : { number: key };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
