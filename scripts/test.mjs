#!/usr/bin/env node
/** `npm test`: every check and every test, all of them even when one fails; `npm test -- unit server` runs some. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { enterModernNode } from './bootstrap.mjs';

await enterModernNode();
// Files of others with published answers stand beside the checkout where somebody put them; tests that need them are left out otherwise.
if (existsSync('../shared/data')) process.env.ENTENTE_TEST_DATA ??= resolve('../shared/data');
const { STEPS } = await import('./steps.mjs');
const { runStep } = await import('./run-step.mjs');

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in STEPS));
if (unknown.length > 0) {
  console.error(`No such step: ${unknown.join(', ')}. Steps: ${Object.keys(STEPS).join(', ')}.`);
  process.exit(2);
}

const results = Object.entries(STEPS)
  .filter(([name]) => asked.length === 0 || asked.includes(name))
  .map(([name, step]) => ({ name, ...runStep(name, step) }));

console.log('');
for (const { name, passed, failed, seconds } of results) {
  console.log(`${failed === 0 ? '✓' : '✗'} ${name.padEnd(10)} ${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed ${seconds.toFixed(1).padStart(8)} s`);
}
const total = (count) => results.reduce((sum, result) => sum + result[count], 0);
console.log(`\n${total('passed')} passed, ${total('failed')} failed`);
process.exitCode = total('failed') === 0 ? 0 : 1;
