/** Days in the bin before the words of a record are emptied for good. */
export const BIN_DAYS = 90;

/** Years for which the evidence of an agreement is kept after it was made: claims from it can be raised for so long. */
export const EVIDENCE_YEARS = 6;

/** Until when evidence from a moment is kept: the end of the year, and the years of claims after it. "2032-12-31". */
export function heldUntil(madeAt: string): string {
  return `${Number(madeAt.slice(0, 4)) + EVIDENCE_YEARS}-12-31`;
}

/** The mark of a pseudonym, four hex digits of the record's id: told apart, and nothing of the person. */
export function pseudonymMark(recordId: string): string {
  return recordId.replaceAll('-', '').slice(-4).toUpperCase();
}

/**
 * The words that stand for a person in other people's texts, longest first: their full name, addresses and
 * numbers. A single word ("Jan") stands for too much else to be taken out of every text.
 */
export function tellingWords({ names, contacts }: { readonly names: readonly string[]; readonly contacts: readonly string[] }): readonly string[] {
  const full = names.map((name) => name.trim()).filter((name) => name.includes(' ') || name.length > 11);
  const addresses = contacts.map((value) => value.trim()).filter((value) => value.length > 6);
  return [...new Set([...full, ...addresses])].sort((a, b) => b.length - a.length);
}
