#!/usr/bin/env node
/** `npm start`: from a fresh clone to a running Entente; later starts go straight to the program. */
import { leaveOldNode } from './oldest-node.mjs';

leaveOldNode();
run();

async function run() {
  const { enterModernNode, whenParentIsGone } = await import('./bootstrap.mjs');
  await enterModernNode();
  whenParentIsGone(() => process.kill(process.pid, 'SIGTERM'));
  const { build } = await import('./build.mjs');
  if (!(await build())) process.exit(1);
  const { main } = await import('../packages/server/dist/main.mjs');
  process.exitCode = await main(['start', ...process.argv.slice(2)]);
}
