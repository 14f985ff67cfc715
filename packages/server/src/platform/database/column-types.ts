import type { ColumnType } from 'kysely';

/** A moment: read as ISO 8601 in UTC with milliseconds, written as such. */
export type InstantColumn = ColumnType<string, string | undefined, string>;

/** JSON: read as a value of unknown shape (parse it with its schema), written as text. */
export type JsonColumn = ColumnType<unknown, string, string>;
