import { z } from 'zod';

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const Stored = z.object({ path: z.string(), bytes: z.number().int().nonnegative(), sha256: Sha256 });

/** One table as COPY writes it: the rows in the order of the primary key, in PostgreSQL's text form. */
const StoredTable = z.object({ schema: z.string(), name: z.string(), columns: z.array(z.string()), rows: z.number().int().nonnegative(), bytes: z.number().int().nonnegative(), sha256: Sha256 });

/**
 * What a backup holds. Two backups of the same data have equal `migrations`, `tables`, `sequences`,
 * `files` and `secrets`, on whatever machine they were made.
 */
export const Manifest = z.object({
  format: z.literal('entente-backup'),
  version: z.literal(1),
  madeAt: z.iso.datetime(),
  migrations: z.array(z.object({ name: z.string(), sha256: Sha256 })),
  tables: z.array(StoredTable),
  sequences: z.array(z.object({ schema: z.string(), name: z.string(), last: z.string(), called: z.boolean() })),
  files: z.array(Stored),
  secrets: z.array(Stored),
});
export type Manifest = z.infer<typeof Manifest>;
export type StoredTable = z.infer<typeof StoredTable>;
export type StoredFile = z.infer<typeof Stored>;

/** Entries after which an archive ends: the list of its content, and the hash of every byte before. */
export const MANIFEST_ENTRY = 'manifest.json';
export const CHECKSUM_ENTRY = 'checksum.sha256';

/** Tables are cut into pieces, each compressed by itself: nothing needs more memory than one piece. */
export const PIECE_BYTES = 4 * 1024 * 1024;
