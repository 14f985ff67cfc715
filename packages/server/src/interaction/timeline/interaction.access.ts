import type { ProviderActor } from '@entente/core/kernel/actor';
import { isHidden } from '@entente/core/workspace/scope';
import { sql, type Expression, type RawBuilder, type SqlBool } from 'kysely';

/** Where words of an interaction stand. */
const TEXTS = ['subject', 'body', 'outcome'] as const;

/**
 * A condition on interactions: every word is found in what the actor may read of their texts, whatever its case and
 * its diacritics. What is hidden from the actor is not looked into. Null where no word is looked for.
 */
export function wordsAreFound(actor: ProviderActor, words: readonly string[]): Expression<SqlBool> | null {
  if (words.length === 0) return null;
  const read = TEXTS.filter((text) => !isHidden(actor, 'interaction', text));
  if (read.length === 0) return sql<SqlBool>`false`;
  const text = sql.join(read.map((column) => sql.ref(`interactions.${column}`)), sql` || chr(10) || `);
  return sql<SqlBool>`${folded(text)} like all (array[${sql.join(words.map((word) => folded(sql`${`%${asWritten(word)}%`}::text`)))}])`;
}

/** What satisfies each of the conditions; null where there is none. */
export function allOf(...conditions: readonly (Expression<SqlBool> | null)[]): Expression<SqlBool> | null {
  const asked = conditions.filter((condition) => condition !== null);
  return asked.length === 0 ? null : sql<SqlBool>`(${sql.join(asked, sql` and `)})`;
}

/** A word whose signs stand for themselves. */
function asWritten(word: string): string {
  return word.normalize('NFKD').replaceAll(/[\\%_]/g, String.raw`\$&`);
}

/** Lower case without marks: "Żółć" and "zolc" are one, "ё" and "е" too. */
function folded(text: RawBuilder<unknown>): RawBuilder<string> {
  return sql<string>`translate(regexp_replace(lower(normalize(${text}, NFKD)), '[\u0300-\u036f]', '', 'g'), 'łđøı', 'ldoi')`;
}
