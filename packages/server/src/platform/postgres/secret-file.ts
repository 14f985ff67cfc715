import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

/** 24 random bytes in base64url: 192 bits, safe in a URL and in SQL quotes. */
export function newPassword(): string {
  return randomBytes(24).toString('base64url');
}

/** @returns the secret in the file, or null when there is none. */
export function readSecret(file: string): string | null {
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : null;
}

/** Reads a secret or makes it; two processes that make it at once end with the same one. Mode 0600. */
export function readOrMakeSecret(file: string): string {
  const found = readSecret(file);
  if (found !== null) return found;
  const draft = `${file}.${process.pid}.draft`;
  writeFileSync(draft, newPassword(), { mode: 0o600 });
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  return readFileSync(file, 'utf8').trim();
}
