import type { Terminal } from './say.ts';

/** Fills this instance with a workspace from an archive of everything. */
export async function importArchive([file]: readonly string[], { say, line, complain, env }: Terminal): Promise<number> {
  if (file === undefined) {
    complain(say('cli.fileNeeded', { command: 'import-archive' }));
    return 2;
  }
  const { importArchiveOf } = await import('@entente/server/shell/import-archive');
  const { rows, files } = await importArchiveOf(env, file);
  line(say('cli.archiveImported', { rows, files }));
  return 0;
}
