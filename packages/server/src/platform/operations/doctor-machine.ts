import { access, constants, readdir, stat, statfs } from 'node:fs/promises';
import path from 'node:path';
import { dataFolderAt } from '../postgres/data-folder.ts';
import { HEALTHY, ill, NOT_NEEDED, type Finding } from './finding.ts';

const OLDEST_NODE = [22, 19] as const;
const LEAST_FREE_BYTES = 1024 ** 3;
const FOR_OTHERS = 0o077;
const MASTER_KEY = /^[0-9a-f]{64}$/i;

/** @param version as `process.versions.node` has it */
export function examineNode(version: string): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [oldestMajor, oldestMinor] = OLDEST_NODE;
  const isModern = major > oldestMajor || (major === oldestMajor && minor >= oldestMinor);
  return isModern ? HEALTHY : ill('node-too-old', { found: version, oldest: OLDEST_NODE.join('.') });
}

export async function examineFolder(dataFolder: string): Promise<Finding> {
  const place = (await exists(dataFolder)) ? dataFolder : path.dirname(path.resolve(dataFolder));
  const writable = await access(place, constants.W_OK | constants.X_OK).then(() => true, () => false);
  return writable ? HEALTHY : ill('folder-not-writable', { folder: dataFolder });
}

export async function examineDisk(dataFolder: string): Promise<Finding> {
  const place = (await exists(dataFolder)) ? dataFolder : path.dirname(path.resolve(dataFolder));
  const disk = await statfs(place).catch(() => null);
  if (disk === null) return NOT_NEEDED;
  const free = disk.bavail * disk.bsize;
  return free >= LEAST_FREE_BYTES ? HEALTHY : ill('disk-nearly-full', { folder: dataFolder, megabytes: Math.floor(free / 1024 ** 2) });
}

/** Keys and passwords must be there, and closed to every other user of the machine. */
export async function examineSecrets(dataFolder: string, { wasStarted, givenKey }: { wasStarted: boolean; givenKey: string | undefined }): Promise<Finding> {
  const { secrets } = dataFolderAt(dataFolder);
  const isGiven = givenKey !== undefined && givenKey !== '';
  if (isGiven && !MASTER_KEY.test(givenKey)) return ill('setting-wrong', { variable: 'ENTENTE_SECRET_KEY' });
  if (!(await exists(secrets))) return NOT_NEEDED;
  const masterKey = path.join(secrets, 'master.key');
  if (wasStarted && !isGiven && !(await exists(masterKey))) return ill('master-key-missing', { file: masterKey });
  const entries = await readdir(secrets, { recursive: true, withFileTypes: true });
  for (const place of [secrets, ...entries.map((entry) => path.join(entry.parentPath, entry.name))]) {
    const { mode } = await stat(place);
    if ((mode & FOR_OTHERS) !== 0) return ill('secrets-open-to-others', { place });
  }
  return HEALTHY;
}

async function exists(place: string): Promise<boolean> {
  return stat(place).then(() => true, () => false);
}
