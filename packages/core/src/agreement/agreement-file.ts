import { z } from 'zod';
import { DocumentContent } from '../document/content.ts';
import { readStoredContent } from '../document/stored-content.ts';
import { Id, Instant } from '../kernel/values.ts';

/** In what form an agreement's text is given away without a seal. */
export const FILE_FORMS = ['pdf', 'docx', 'markdown', 'json'] as const;
export type FileForm = (typeof FILE_FORMS)[number];

export const AGREEMENT_FILE_FORMAT = 'entente-agreement/1';

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);

const shape = {
  format: z.literal(AGREEMENT_FILE_FORMAT),
  id: Id,
  /** "A-2026-0007" */
  number: z.string().min(1).max(60),
  /** The frozen version; null for a draft as it stood. */
  version: z.number().int().min(1).nullable(),
  frozenAt: Instant.nullable(),
  /** SHA-256 of the canonical text in UTF-8: what is signed. */
  sha256: Sha256,
  clauseHashes: z.array(z.strictObject({ clauseId: Id, number: z.string(), sha256: Sha256 })),
  /** The whole agreement as one text. */
  canonicalText: z.string(),
};

/**
 * An agreement as a file for programs: its records, its text, and the hashes of both sides' words. The same
 * file is attached to the sealed PDF. Written as canonical JSON.
 */
export const AgreementFile = z.strictObject({ ...shape, content: DocumentContent });
export type AgreementFile = z.infer<typeof AgreementFile>;

/**
 * Reads such a file, older forms of its records included.
 * @param json what `JSON.parse` made of it.
 * @returns null when it is none.
 */
export function readAgreementFile(json: unknown): AgreementFile | null {
  const file = z.strictObject({ ...shape, content: z.looseObject({}) }).safeParse(json).data;
  if (file === undefined) return null;
  const form = 'responsibilities' in file.content ? 3 : 'terms' in file.content ? 2 : 1;
  try {
    return { ...file, content: readStoredContent(file.content, form) };
  } catch {
    return null;
  }
}
