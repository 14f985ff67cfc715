import { accessSync, constants, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';

const IN_MEMORY = '/dev/shm';
const ENOUGH_BYTES = 6 * 1024 ** 3;

/**
 * Where the folders of short-lived databases are best kept: in memory, where the machine has plenty of it.
 * Each is a thousand files, and on some disks the file system takes longer to make room for them than the
 * database takes to fill them. Elsewhere it is the machine's own folder for what is temporary.
 */
export function memoryFolder(): string {
  try {
    accessSync(IN_MEMORY, constants.W_OK);
    const { bavail, bsize } = statfsSync(IN_MEMORY);
    return Math.min(bavail * bsize, process.availableMemory()) < ENOUGH_BYTES ? tmpdir() : IN_MEMORY;
  } catch {
    return tmpdir();
  }
}
