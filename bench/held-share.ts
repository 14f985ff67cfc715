import { existsSync } from 'node:fs';
import { mkdir, rmdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Short, so that a share is given in small pieces rather than as a long stop. */
const PERIOD_US = 10_000;
const CGROUPS = '/sys/fs/cgroup';

/**
 * Holds a process to a share of one processor, by a control group of the kernel; Linux, as root.
 * @param share between 0 and 1.
 * @returns what lets it run freely again.
 */
export async function holdTo(pid: number, share: number): Promise<() => Promise<void>> {
  const quota = Math.round(share * PERIOD_US);
  // Version 2 has one tree of groups; version 1 a tree for each kind of limit.
  const isOne = existsSync(join(CGROUPS, 'cgroup.controllers'));
  const root = isOne ? CGROUPS : join(CGROUPS, 'cpu');
  const group = join(root, `entente-bench-${pid}`);
  await mkdir(group);
  if (isOne) await writeFile(join(group, 'cpu.max'), `${quota} ${PERIOD_US}`);
  else {
    await writeFile(join(group, 'cpu.cfs_period_us'), String(PERIOD_US));
    await writeFile(join(group, 'cpu.cfs_quota_us'), String(quota));
  }
  await writeFile(join(group, 'cgroup.procs'), String(pid));
  return async () => {
    await writeFile(join(root, 'cgroup.procs'), String(pid));
    await rmdir(group);
  };
}
