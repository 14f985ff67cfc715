#!/usr/bin/env node
/** `npm start`: from a fresh clone to a running Entente; later starts go straight to the program. */
import { enterModernNode, whenParentIsGone } from './bootstrap.mjs';
import { buildWeb } from './web-build.mjs';

await enterModernNode();
whenParentIsGone(() => process.kill(process.pid, 'SIGTERM'));
if (!buildWeb()) process.exit(1);
const { main } = await import('../packages/cli/src/main.ts');
process.exitCode = await main(['start', ...process.argv.slice(2)]);
