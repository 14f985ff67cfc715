#!/usr/bin/env node
/** The command line: `npm run entente -- backup`. */
import { leaveOldNode } from './oldest-node.mjs';

leaveOldNode();
run();

async function run() {
  const { enterModernNode } = await import('./bootstrap.mjs');
  await enterModernNode();
  const { main } = await import('../packages/cli/src/main.ts');
  process.exitCode = await main(process.argv.slice(2));
}
