import type { RenderedClause, RenderedDocument, RenderedParty } from './rendered.ts';

/** Hex SHA-256 of a text in UTF-8; injected, because core does no I/O. */
export type Sha256 = (text: string) => string;

export type DocumentHashes = { readonly sha256: string; readonly clauses: readonly { readonly clauseId: string; readonly number: string; readonly sha256: string }[] };

/**
 * What is signed, as one text: title, parties, then every section and clause with its number. Lines end
 * with "\n"; a clause's further lines are indented by two spaces so that no line can pass for a number.
 */
export function canonicalText(rendered: RenderedDocument): string {
  const sections = rendered.sections.flatMap(({ number, title, clauses }) => ['', `${number} ${title}`, ...clauses.map(clauseLines)]);
  return `${[rendered.title, '', ...rendered.parties.flatMap(partyLines), ...sections].join('\n')}\n`;
}

/** One clause's own text, without its number: equal texts hash alike wherever the clause stands. */
export function clauseText(clause: RenderedClause): string {
  return clause.plainText;
}

/** The hash of the whole text and of each clause. */
export function hashDocument(rendered: RenderedDocument, sha256: Sha256): DocumentHashes {
  const clauses = rendered.sections.flatMap((section) => section.clauses);
  return { sha256: sha256(canonicalText(rendered)), clauses: clauses.map((clause) => ({ clauseId: clause.id, number: clause.number, sha256: sha256(clauseText(clause)) })) };
}

function clauseLines({ number, plainText }: RenderedClause): string {
  return `${number} ${plainText.replaceAll('\n', '\n  ')}`;
}

function partyLines({ line, facts }: RenderedParty): string[] {
  return [line, ...facts.map(({ label, values }) => `  ${label}: ${values.join('; ')}`)];
}
