import { z } from 'zod';

/**
 * Text a person typed, ready to be stored, hashed and signed: NFC, line ends as "\n", trimmed,
 * no NUL or other control characters, no lone surrogates (PostgreSQL would replace them silently
 * and the hash would no longer match what was seen), no bidirectional overrides (they make a
 * reader see another order than the one that is signed).
 */
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\u202A-\u202E\u2066-\u2069]/u;

export function isCleanText(text: string): boolean {
  return text.isWellFormed() && !FORBIDDEN.test(text);
}

/** Normalises what {@link isCleanText} accepts. */
export function normaliseText(text: string): string {
  return text.replaceAll('\r\n', '\n').replaceAll('\r', '\n').normalize('NFC').trim();
}

/** Marks of layout and blanks alone, such as a zero-width space: nobody sees that there is a text. */
const ONLY_UNSEEN = /^[\p{Cf}\p{Z}]*$/u;

/** One line of text, 1 to `max` characters after trimming, of which at least one can be seen. */
export function Line(max = 200) {
  return z.string().refine(isCleanText, 'text-has-forbidden-characters').transform((text) => normaliseText(text).replaceAll(/[\n\t]/g, ' ')).transform((text) => (ONLY_UNSEEN.test(text) ? '' : text)).pipe(z.string().min(1).max(max));
}

/** One line of text that may be empty. */
export function OptionalLine(max = 200) {
  return z.string().refine(isCleanText, 'text-has-forbidden-characters').transform((text) => normaliseText(text).replaceAll(/[\n\t]/g, ' ')).pipe(z.string().max(max));
}

/** Several lines of text, up to `max` characters; may be empty. */
export function Prose(max = 10_000) {
  return z.string().refine(isCleanText, 'text-has-forbidden-characters').transform(normaliseText).pipe(z.string().max(max));
}
