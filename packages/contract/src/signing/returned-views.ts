import { z } from 'zod';
import { Id, Instant } from '@entente/core/kernel/values';
import { Sha256Hex } from '../kernel/sha256-hex.ts';

/**
 * A signature inside a file that came back, as the file and its certificate tell it. It holds and covers the text; that
 * the certificate belongs to whom it names was not checked against a trust list.
 */
export const ReturnedSignature = z.strictObject({
  owner: z.string(),
  organisation: z.string().nullable(),
  issuer: z.string(),
  /** SHA-256 of the certificate. */
  fingerprint: z.string(),
  isSelfSigned: z.boolean(),
  /** The certificate calls itself a qualified one of the European Union. */
  claimsQualified: z.boolean(),
  /** The time that the signer's program states. */
  claimedTime: Instant.nullable(),
  /** The time that an authority vouches for. */
  stamped: z.strictObject({ time: Instant, authority: z.string() }).nullable(),
  /** It shows a mark on a page, whose words are the signer's. */
  isVisible: z.boolean(),
});
export type ReturnedSignature = z.infer<typeof ReturnedSignature>;

/** A file that came back signed, and what was read in it. */
export const ReturnedFileView = z.strictObject({ signatureId: Id, name: z.string(), bytes: z.number().int(), sha256: Sha256Hex, signatures: z.array(ReturnedSignature) });
export type ReturnedFileView = z.infer<typeof ReturnedFileView>;
