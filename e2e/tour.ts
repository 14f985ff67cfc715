import { spawnSync } from 'node:child_process';

/** `npm run tour`: every page, its screenshot and its figures, into docs/tour. */
const { status } = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', '--project', 'tour'], { stdio: 'inherit' });
process.exitCode = status ?? 1;
