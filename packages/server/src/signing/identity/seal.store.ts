import { link, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { Id, Instant } from '@entente/core/kernel/values';

const Base64 = z.base64();

/** One certificate chain with its place in time; only the one in use keeps its private key, locked. */
const KeptIdentity = z.object({
  /** DER, its own first. */
  chain: z.array(Base64).min(1),
  origin: z.enum(['made_here', 'imported']),
  usedFrom: Instant,
  retiredAt: Instant.nullable(),
  key: z
    .object({ format: z.literal('entente-seal-key-1'), masterKeyId: z.string(), certificateFingerprint: z.string(), nonce: Base64, ciphertext: Base64, tag: Base64 })
    .nullable(),
});
export type KeptIdentity = z.infer<typeof KeptIdentity>;

const SealFile = z.object({ format: z.literal('entente-seals-1'), workspaceId: Id, identities: z.array(KeptIdentity).min(1) });
export type SealFile = z.infer<typeof SealFile>;

/** The folder of the seals' keys: outside the database, beside the master key. */
export function sealFolder(dataFolder: string): string {
  return join(dataFolder, 'secrets', 'seals');
}

/** The seals of a workspace, newest first; null where it has none yet. */
export async function readSeals(dataFolder: string, workspaceId: string): Promise<SealFile | null> {
  try {
    return SealFile.parse(JSON.parse(await readFile(place(dataFolder, workspaceId), 'utf8')));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** All seals of the instance, for checking files of any of its workspaces. */
export async function readAllSeals(dataFolder: string): Promise<readonly SealFile[]> {
  const names = await readdir(sealFolder(dataFolder)).catch(() => []);
  const ids = names.filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -'.json'.length));
  const files = await Promise.all(ids.map((id) => readSeals(dataFolder, id)));
  return files.filter((file) => file !== null);
}

/** Writes the first seals of a workspace. @returns false where another process was faster: its seals stand. */
export async function writeFirstSeals(dataFolder: string, file: SealFile): Promise<boolean> {
  const temporary = await writeAside(dataFolder, file);
  try {
    await link(temporary, place(dataFolder, file.workspaceId));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(temporary, { force: true });
  }
}

/** Replaces the seals of a workspace, whole or not at all. */
export async function replaceSeals(dataFolder: string, file: SealFile): Promise<void> {
  await rename(await writeAside(dataFolder, file), place(dataFolder, file.workspaceId));
}

async function writeAside(dataFolder: string, file: SealFile): Promise<string> {
  await mkdir(sealFolder(dataFolder), { recursive: true, mode: 0o700 });
  const temporary = join(sealFolder(dataFolder), `.incoming-${randomUUID()}`);
  await writeFile(temporary, JSON.stringify(file), { mode: 0o600, flush: true });
  return temporary;
}

function place(dataFolder: string, workspaceId: string): string {
  return join(sealFolder(dataFolder), `${Id.parse(workspaceId)}.json`);
}
