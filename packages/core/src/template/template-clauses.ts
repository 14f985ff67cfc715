import type { ClauseSource, TemplateSource } from './template-source.ts';

/**
 * Clauses that several templates share, by their keys: `common('contacts', 'answers')`.
 * A template of another kind takes the words as they are and adds its own.
 * @throws where a template names a clause that is not there.
 */
export function commonClauses(sections: TemplateSource['sections']): (...keys: readonly string[]) => readonly ClauseSource[] {
  const byKey = new Map(sections.flatMap(({ clauses }) => clauses.map((clause) => [clause.key, clause] as const)));
  return (...keys) =>
    keys.map((key) => {
      const clause = byKey.get(key);
      if (clause === undefined) throw new Error(`No common clause ${key}`);
      return clause;
    });
}
