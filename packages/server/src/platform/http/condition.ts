import { versionedTable, type VersionedTable } from '../database/record-version.store.ts';

/** The version of one record that a command is meant for (If-Match, RFC 9110, 13.1.1). */
export type Condition = { readonly table: VersionedTable; readonly id: string; readonly tags: readonly string[] };

/** The tag that stands for any version. */
const ANY = '*';

/**
 * Reads what an If-Match header asks of the record in a path such as "/clients/{id}", "/records/{kind}/{id}" or,
 * for an act on it or a part of it, "/deals/{id}/win".
 * @returns null without the header; "unmeetable" where the path is of no record with a version.
 */
export function readCondition(header: string | null, path: string, input: unknown): Condition | 'unmeetable' | null {
  if (header === null) return null;
  const tags = header.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  const record = recordActedOn(path, input);
  if (record === null) return tags.includes(ANY) ? null : 'unmeetable';
  return { ...record, tags };
}

/** Whether the record is in one of the versions that were asked for. */
export function isMet({ tags }: Condition, version: number | null): boolean {
  return version !== null && (tags.includes(ANY) || tags.includes(entityTag(version)));
}

/**
 * The tag of a record's version. It is for If-Match: answers are never cached, so it need not tell apart
 * what else stands in them.
 */
export function entityTag(version: number): string {
  return `"${version}"`;
}

/** The one record that a path is about. */
export function recordIn(path: string, input: unknown): RecordAddress | null {
  return addressOf(path, input);
}

/** The record that a path acts on: itself, or what stands below it. */
function recordActedOn(path: string, input: unknown): RecordAddress | null {
  return addressOf(path.replace(/^(\/(?:records\/\{kind\}|[a-z-]+)\/\{id\})\/.*$/, '$1'), input);
}

type RecordAddress = { readonly table: VersionedTable; readonly id: string };

function addressOf(path: string, input: unknown): RecordAddress | null {
  const { id, kind } = typeof input === 'object' && input !== null ? (input as { readonly id?: unknown; readonly kind?: unknown }) : {};
  const table = tableIn(path, kind);
  return table === null || typeof id !== 'string' ? null : { table, id };
}

function tableIn(path: string, kind: unknown): VersionedTable | null {
  if (path === '/records/{kind}/{id}') return versionedTable(`${String(kind)}s`);
  const [, name, id, more] = path.split('/');
  return id === '{id}' && more === undefined ? versionedTable(name ?? '') : null;
}
