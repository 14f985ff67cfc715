#!/usr/bin/env node
/** The command line: `npm run entente -- backup`. */
import { enterModernNode } from './bootstrap.mjs';

await enterModernNode();
const { main } = await import('../packages/cli/src/main.ts');
process.exitCode = await main(process.argv.slice(2));
