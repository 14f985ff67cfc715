#!/usr/bin/env node
/** `npm start`: from a fresh clone to a running Entente; later starts go straight to the program. */
import { enterModernNode } from './bootstrap.mjs';
import { buildWeb } from './web-build.mjs';

const PARENT = process.ppid;

await enterModernNode();
stopWithParent();
if (!buildWeb()) process.exit(1);
const { main } = await import('../packages/cli/src/main.ts');
process.exitCode = await main(['start', ...process.argv.slice(2)]);

/** npm, or the old Node that brought the new one, may be killed without a word; the server must not stay behind. */
function stopWithParent() {
  if (PARENT <= 1) return;
  setInterval(() => {
    if (process.ppid !== PARENT) process.kill(process.pid, 'SIGTERM');
  }, 1_000).unref();
}
