/**
 * How a signer signs.
 *   code       a one-time code from their mailbox, typed on their page
 *   device     a key of their own device, set up once with such a code; it signs the hash of the text
 *   link       their link alone (weaker)
 *   elsewhere  the file that is handed out, signed with a tool of their own and returned
 *   paper      the file printed and signed by hand; a scan of it counts once the other side confirms it
 */
export const SIGNING_LEVELS = ['code', 'device', 'link', 'elsewhere', 'paper'] as const;
export type SigningLevel = (typeof SIGNING_LEVELS)[number];

/** The levels that are given on the page itself, without a file: all of them simple electronic signatures. */
export const PAGE_LEVELS = ['code', 'device', 'link'] as const satisfies readonly SigningLevel[];

/** Whether a signature of this level is given on a file that is handed out for it. */
export function isOnFile(level: SigningLevel): boolean {
  return !(PAGE_LEVELS as readonly SigningLevel[]).includes(level);
}
