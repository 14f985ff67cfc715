import { z } from 'zod';

/** What is always there, asked for or not. */
const ALWAYS = new Set(['id', 'version']);
const MOST_NAMES = 100;

/** The names in a `fields` parameter, null without one. */
export function readFields(parameter: string | null): readonly string[] | null {
  return parameter === null ? null : parameter.split(',').map((name) => name.trim()).filter((name) => name !== '').slice(0, MOST_NAMES);
}

/** Leaves the named fields in an answer: of the record, or of each row where the answer is a page. */
export function onlyFields(output: unknown, fields: readonly string[]): unknown {
  if (!isRecord(output)) return output;
  const wanted = new Set(fields);
  const cut = (record: Readonly<Record<string, unknown>>): Record<string, unknown> => Object.fromEntries(Object.entries(record).filter(([name]) => wanted.has(name) || ALWAYS.has(name)));
  if (!Array.isArray(output['rows'])) return cut(output);
  return { ...output, rows: output['rows'].map((row: unknown) => (isRecord(row) ? cut(row) : row)) };
}

/**
 * Those of the names that the answer can never hold, by its schema; none where the schema leaves its names
 * open. A slip of the pen is said, instead of being answered with less.
 */
export function unknownFields(schema: unknown, fields: readonly string[]): readonly string[] {
  const names = namesIn(schema);
  return names === null ? [] : fields.filter((name) => !names.has(name));
}

function namesIn(schema: unknown): ReadonlySet<string> | null {
  if (!(schema instanceof z.ZodObject)) return null;
  const { rows } = schema.shape as Readonly<Record<string, unknown>>;
  if (rows === undefined) return new Set(Object.keys(schema.shape));
  return rows instanceof z.ZodArray ? namesIn(rows.element) : null;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
