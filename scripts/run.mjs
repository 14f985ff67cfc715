#!/usr/bin/env node
/** One step or tool by name: `node scripts/run.mjs types`. Further arguments go to the tool. */
import { spawnSync } from 'node:child_process';
import { enterModernNode } from './bootstrap.mjs';

await enterModernNode();
const { STEPS } = await import('./steps.mjs');
const { runStep } = await import('./run-step.mjs');
const { build } = await import('./build.mjs');

const TOOLS = { album: ['e2e/screens-album.ts'], tour: ['node_modules/vitest/vitest.mjs', 'run', '--project', 'browser', 'e2e/main-job', 'e2e/tour'], bench: ['bench/run.ts'], drill: ['drill/run.ts'] };
const [name = '', ...args] = process.argv.slice(2);

if (name === 'all') await import('./test.mjs');
else if (name === 'build') process.exitCode = (await build({ evenIfFresh: !args.includes('--if-stale') })) ? 0 : 1;
else if (name in STEPS) process.exitCode = (await runStep(name, STEPS[name])).failed === 0 ? 0 : 1;
else if (name in TOOLS) process.exitCode = (await build()) ? (spawnSync(process.execPath, [...TOOLS[name], ...args], { stdio: 'inherit', env: name === 'tour' ? { ...process.env, ENTENTE_TOUR_PICTURES: 'yes' } : process.env }).status ?? 1) : 1;
else {
  console.error(`Say what to run: ${[...Object.keys(STEPS), ...Object.keys(TOOLS), 'all'].join(', ')}.`);
  process.exitCode = 2;
}
