/** The largest file that is taken back signed, or as a scan. A file handed out has a tenth of a megabyte; proofs and marks add a little. */
export const MOST_RETURNED_MEGABYTES = 20;

export type HandedOut = { readonly sha256: string; /** Null for the file that the program itself made. */ readonly finalAt: string | null };

/**
 * Which of the files of a version may be signed on: the one that the program made, and those that came back
 * and whose signature can no longer be taken back. Who signs on the newest of them leaves all signatures in one file;
 * two people who sign at the same time each sign on the first.
 */
export function filesToSignOn<File extends HandedOut>(files: readonly File[], now: string): readonly File[] {
  return files.filter(({ finalAt }) => finalAt === null || finalAt <= now);
}

/** The files that hold all signatures between them: those that no other one begins with. */
export function widestFiles<File extends { readonly sha256: string; readonly beginsWith: string }>(files: readonly File[]): readonly File[] {
  const continued = new Set(files.map(({ beginsWith }) => beginsWith));
  return files.filter(({ sha256 }) => !continued.has(sha256));
}
