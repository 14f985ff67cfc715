/** Runs one step and counts what it proved. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';

/** @typedef {{ passed: number, failed: number, seconds: number }} StepResult */

/**
 * A check counts as one; a Vitest project counts its tests, and one more where it could not run a file at all.
 * @param {string} name
 * @param {{ title: string, command?: string[], vitest?: string, run?: () => boolean }} step
 * @returns {StepResult}
 */
export function runStep(name, step) {
  console.log(`\n── ${step.title}`);
  const started = Date.now();
  const counts = step.vitest === undefined ? countCheck(step) : countTests(name, step.vitest);
  const seconds = Math.round((Date.now() - started) / 100) / 10;
  console.log(`${counts.failed === 0 ? '✓' : '✗'} ${name}: ${seconds} s`);
  return { ...counts, seconds };
}

function countCheck({ command, run }) {
  const ok = run === undefined ? runCommand(command ?? []) === 0 : run();
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1 };
}

function countTests(name, project) {
  const report = `.cache/test/${name}.json`;
  mkdirSync('.cache/test', { recursive: true });
  rmSync(report, { force: true });
  const status = runCommand([process.execPath, 'node_modules/vitest/vitest.mjs', 'run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]);
  const { numPassedTests: passed = 0, numFailedTests: failed = 0 } = readReport(report);
  return { passed, failed: status !== 0 && failed === 0 ? 1 : failed };
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return {};
  }
}

function runCommand([program, ...args]) {
  return spawnSync(program, args, { stdio: ['ignore', 'inherit', 'inherit'] }).status;
}
