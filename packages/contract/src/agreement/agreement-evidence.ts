import { z } from 'zod';
import { EventRecord } from '@entente/core/agreement/event-types';
import { SIGNING_LEVELS } from '@entente/core/kernel/signing-level';
import { DocumentContent } from '@entente/core/document/content';
import { Locale } from '@entente/core/kernel/locale';
import { Day, Id, Instant, Side } from '@entente/core/kernel/values';

const Sha256Hex = z.string().regex(/^[0-9a-f]{64}$/);

/** Format of the evidence file; a reader refuses one it does not know. */
export const EVIDENCE_FORMAT = 'entente-evidence/1';

/**
 * Everything that shows how an agreement came about, to be checked without this program: the chain
 * with every event, each frozen version as records and as text, and every text that binds by its
 * hash and by its value. Hashes are SHA-256 over UTF-8; `hash` of an event is SHA-256 of `prevHash`
 * followed by the event's `record` in canonical JSON (RFC 8785).
 */
export const AgreementEvidence = z.object({
  format: z.literal(EVIDENCE_FORMAT),
  agreement: z.object({ id: Id, number: z.string(), title: z.string(), locale: Locale }),
  /** Of an order: the framework agreement that it names, by the text that was in force; `sha256` is that text's. */
  framework: z.object({ number: z.string(), title: z.string(), inForceOn: Day, version: z.number().int(), sha256: Sha256Hex }).optional(),
  signatories: z.array(z.object({ id: Id, side: Side, name: z.string(), email: z.string(), roleTitle: z.string(), onBehalfOf: z.string(), removedAt: Instant.nullable() })),
  versions: z.array(
    z.object({
      number: z.number().int(),
      frozenAt: Instant,
      frozenByName: z.string(),
      sha256: Sha256Hex,
      clauseHashes: z.array(z.object({ clauseId: Id, number: z.string(), sha256: Sha256Hex })),
      content: DocumentContent,
    }),
  ),
  signatures: z.array(
    z.object({
      signatoryId: Id,
      versionNumber: z.number().int(),
      typedName: z.string(),
      roleTitle: z.string(),
      onBehalfOf: z.string(),
      level: z.enum(SIGNING_LEVELS),
      documentSha256: Sha256Hex,
      /** Hashes of the consent and button texts as they were shown; the words stand in `texts`. */
      consentSha256: Sha256Hex,
      buttonSha256: Sha256Hex,
      signedAt: Instant,
      takenBackAt: Instant.nullable(),
    }),
  ),
  chain: z.object({ algorithm: z.literal('SHA-256(prevHash + RFC 8785 JSON of record)'), seq: z.number().int(), head: z.string(), events: z.array(z.object({ record: EventRecord, prevHash: z.string(), hash: Sha256Hex })) }),
  /** Every hashed text by its hash: canonical texts of the versions, consents, buttons. */
  texts: z.record(Sha256Hex, z.string()),
});
export type AgreementEvidence = z.infer<typeof AgreementEvidence>;
