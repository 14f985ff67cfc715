/** What a link opens: one agreement to sign, the standing page of everything with this provider, or what both sides promised. */
export const LINK_PURPOSES = ['sign', 'us', 'promises'] as const;
export type LinkPurpose = (typeof LINK_PURPOSES)[number];

const MS_A_DAY = 86_400_000;

/** Days an agreement waits for signatures unless the sender says otherwise, and the least and most they may say. */
export const DEFAULT_EXPIRY_DAYS = 30;
export const EXPIRY_DAYS = { least: 1, most: 180 } as const;

/** A signing link outlives the agreement's term, so that it can say what became of it. */
const AFTER_TERM_DAYS = 30;
/** After the seal the link still leads to the file; the standing page takes over. */
const AFTER_SEAL_DAYS = 90;
/** The standing page. It is renewed with every sealed agreement; the file itself was mailed, so nothing hangs on it alone. */
const STANDING_DAYS = 730;

/** Until when a link works. */
export function linkExpiresAt(purpose: LinkPurpose, { madeAt, termEndsAt }: { readonly madeAt: Date; readonly termEndsAt: Date | null }): Date {
  if (purpose !== 'sign') return new Date(madeAt.getTime() + STANDING_DAYS * MS_A_DAY);
  const term = termEndsAt ?? new Date(madeAt.getTime() + DEFAULT_EXPIRY_DAYS * MS_A_DAY);
  return new Date(term.getTime() + AFTER_TERM_DAYS * MS_A_DAY);
}

/** Until when a signing link leads to the sealed file. */
export function linkExpiresAfterSeal(sealedAt: Date): Date {
  return new Date(sealedAt.getTime() + AFTER_SEAL_DAYS * MS_A_DAY);
}

/** Whether a link opens its page. */
export function linkState(link: { readonly expiresAt: string; readonly revokedAt: string | null }, now: Date): 'open' | 'revoked' | 'expired' {
  if (link.revokedAt !== null) return 'revoked';
  return now.getTime() < Date.parse(link.expiresAt) ? 'open' : 'expired';
}

/** Links mailed again to one person on their own request, within a day. */
export const MOST_LINK_MAILS_A_DAY = 3;
