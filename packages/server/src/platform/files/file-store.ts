import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createHash, randomUUID } from 'node:crypto';

/** Bytes outside the web root, named by their SHA-256, in a folder per workspace. The same bytes are kept once. */
export type FileStore = {
  /** Writes a file whole or not at all. @returns its SHA-256 and size. */
  put(workspaceId: string, bytes: Uint8Array | Readable): Promise<{ sha256: string; bytes: number }>;
  read(workspaceId: string, sha256: string): Readable;
  has(workspaceId: string, sha256: string): Promise<boolean>;
  remove(workspaceId: string, sha256: string): Promise<void>;
  /** Removes all files of a workspace. */
  removeWorkspace(workspaceId: string): Promise<void>;
};

/** Keeps files on disk under `folder`. */
export function diskFileStore(folder: string): FileStore {
  const place = (workspaceId: string, sha256: string): string => join(folder, safe(workspaceId), safe(sha256).slice(0, 2), safe(sha256));
  return {
    async put(workspaceId, bytes) {
      const temporary = join(folder, safe(workspaceId), `.incoming-${randomUUID()}`);
      await mkdir(join(folder, safe(workspaceId)), { recursive: true, mode: 0o700 });
      const hash = createHash('sha256');
      let size = 0;
      try {
        await pipeline(bytes instanceof Uint8Array ? Readable.from([Buffer.from(bytes)]) : bytes, async function* count(source: AsyncIterable<Buffer>) {
          for await (const chunk of source) {
            hash.update(chunk);
            size += chunk.length;
            yield chunk;
          }
        }, createWriteStream(temporary, { mode: 0o600, flush: true }));
        const sha256 = hash.digest('hex');
        const target = place(workspaceId, sha256);
        await mkdir(join(target, '..'), { recursive: true, mode: 0o700 });
        await rename(temporary, target);
        return { sha256, bytes: size };
      } catch (error) {
        await rm(temporary, { force: true });
        throw error;
      }
    },
    read: (workspaceId, sha256) => createReadStream(place(workspaceId, sha256)),
    has: (workspaceId, sha256) => stat(place(workspaceId, sha256)).then(() => true, () => false),
    remove: (workspaceId, sha256) => rm(place(workspaceId, sha256), { force: true }),
    removeWorkspace: (workspaceId) => rm(join(folder, safe(workspaceId)), { recursive: true, force: true }),
  };
}

function safe(part: string): string {
  if (!/^[0-9a-f-]{36}$|^[0-9a-f]{64}$/.test(part)) throw new TypeError('not a name of the file store');
  return part;
}
