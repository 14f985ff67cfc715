#!/usr/bin/env node
/** `npm test`: every check and every test, all of them even when one fails; `npm test -- unit server` runs some. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { enterModernNode } from './bootstrap.mjs';

await enterModernNode();
// Files of others with published answers stand beside the checkout where somebody put them; tests that need them are left out otherwise.
if (existsSync('../shared/data')) process.env.ENTENTE_TEST_DATA ??= resolve('../shared/data');
const { SIDE_BY_SIDE, STEPS } = await import('./steps.mjs');
const { runStep } = await import('./run-step.mjs');

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in STEPS));
if (unknown.length > 0) {
  console.error(`No such step: ${unknown.join(', ')}. Steps: ${Object.keys(STEPS).join(', ')}.`);
  process.exit(2);
}

const names = Object.keys(STEPS).filter((name) => asked.length === 0 || asked.includes(name));
// Steps that were asked for by name go one by one, and are seen as they go.
const lanes = asked.length === 0 ? SIDE_BY_SIDE : [];
/** @type {Record<string, import('./run-step.mjs').StepResult>} */
const done = {};
const runLane = async (lane) => {
  for (const name of lane) done[name] = await runStep(name, STEPS[name], { beside: lanes.flat().includes(name) });
};
await Promise.all(lanes.map(runLane));
await runLane(names.filter((name) => !(name in done)));
const results = names.map((name) => ({ name, ...done[name] }));

// Once more at the end: whoever reads only the last lines sees what failed.
for (const { name, failures } of results) for (const failure of failures) console.log(`\n✗ ${name}: ${failure}`);
console.log('');
for (const { name, passed, failed, seconds } of results) {
  console.log(`${failed === 0 ? '✓' : '✗'} ${name.padEnd(10)} ${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed ${seconds.toFixed(1).padStart(8)} s`);
}
const total = (count) => results.reduce((sum, result) => sum + result[count], 0);
console.log(`\n${total('passed')} passed, ${total('failed')} failed`);
process.exitCode = total('failed') === 0 ? 0 : 1;
