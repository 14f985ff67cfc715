import type { Refusal } from '@entente/core/kernel/outcome';
import type { CertificateReport } from './seal-report.ts';

/** A signature that came back inside a file, as the file and the certificate tell it. Nobody compared it with a trust list. */
export type ReturnedSignature = Omit<CertificateReport, 'trust'> & {
  /** The certificate says of itself that it is a qualified one of the European Union. */
  readonly claimsQualified: boolean;
  /** The time that the signer's program states; null where it states none. */
  readonly claimedTime: string | null;
  /** The time that an authority vouches for, with its name; null where there is no time stamp that fits. */
  readonly stamped: { readonly time: string; readonly authority: string } | null;
  /** It shows a mark on a page. What such a mark says is the signer's, not the document's. */
  readonly isVisible: boolean;
};

/** What was done to the file besides signing it, where it can be named. */
export type ReturnedChange = 'page' | 'attachment' | 'other';

/**
 * Why a file that came back is not taken.
 *   returned-file-is-other      `at` is the first byte that differs, of `of` bytes that must stand
 *   returned-file-was-changed   `change` names what, `page` which one (0 where it is no page)
 */
export type ReturnedRefusal = Refusal<
  'returned-file-is-no-pdf' | 'returned-file-is-other' | 'returned-file-has-no-signature' | 'returned-file-signature-is-broken' | 'returned-file-was-changed' | 'returned-file-is-too-complex'
>;

/** A returned file that holds. */
export type ReturnedFile = {
  /** Which of the files that were handed out it begins with, by its place in the list. */
  readonly base: number;
  /** The signatures that it adds to that file, in their order. */
  readonly signatures: readonly ReturnedSignature[];
};
