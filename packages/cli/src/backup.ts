import { backup as makeBackup } from '@entente/server/platform/operations/backup';
import { readPlace } from '@entente/server/platform/operations/place';
import { restore as fillFrom } from '@entente/server/platform/operations/restore';
import type { Terminal } from './say.ts';

const PASSPHRASE = 'ENTENTE_BACKUP_PASSPHRASE';
const MEGABYTE = 1024 ** 2;

type Content = { readonly tables: readonly { rows: number }[]; readonly files: readonly unknown[]; readonly secrets: readonly unknown[] };

/** Writes a backup and says what it holds and how to keep it. */
export async function backup([file]: readonly string[], { say, line, env }: Terminal): Promise<number> {
  const passphrase = passphraseIn(env);
  line(say('cli.backupWriting'));
  const { file: written, bytes, manifest } = await makeBackup({ ...readPlace(env), file, passphrase, now: new Date() });
  line(say('cli.backupDone', { file: written }));
  line(say('cli.backupHolds', { ...counts(manifest), megabytes: (bytes / MEGABYTE).toFixed(1) }));
  line(say(passphrase === undefined ? 'cli.backupOpen' : 'cli.backupLocked'));
  if (manifest.secrets.length === 0) line(say('cli.backupWithoutKeys'));
  return 0;
}

/** Fills an empty instance from a backup. */
export async function restore([file]: readonly string[], { say, line, complain, env }: Terminal): Promise<number> {
  if (file === undefined) {
    complain(say('cli.fileNeeded', { command: 'restore' }));
    return 2;
  }
  line(say('cli.restoreReading'));
  const { manifest } = await fillFrom({ ...readPlace(env), file, passphrase: passphraseIn(env) });
  line(say('cli.restoreDone', { ...counts(manifest), madeAt: manifest.madeAt }));
  return 0;
}

function passphraseIn(env: NodeJS.ProcessEnv): string | undefined {
  const passphrase = env[PASSPHRASE];
  return passphrase === '' ? undefined : passphrase;
}

function counts({ tables, files, secrets }: Content): { rows: number; tables: number; files: number; secrets: number } {
  return { rows: tables.reduce((sum, { rows }) => sum + rows, 0), tables: tables.length, files: files.length, secrets: secrets.length };
}
