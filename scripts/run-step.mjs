/** Runs one step and counts what it proved. */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { relative } from 'node:path';

const LONGEST_FAILURE = 2_000;

/** @typedef {{ passed: number, failed: number, seconds: number, failures: string[] }} StepResult: what failed, each by its file and name with what it said. */

/**
 * A check counts as one; a Vitest project counts its tests, and one more where it could not run a file at all.
 * @param {string} name
 * @param {{ title: string, command?: string[], vitest?: string }} step
 * @param {{ beside?: boolean }} [how] beside another one: what it says comes in one piece when it is done.
 * @returns {Promise<StepResult>}
 */
export async function runStep(name, step, { beside = false } = {}) {
  const heading = `\n── ${step.title}`;
  if (!beside) console.log(heading);
  const started = Date.now();
  const { said, ...counts } = step.vitest === undefined ? await countCheck(step, beside) : await countTests(name, step.vitest, beside);
  const seconds = Math.round((Date.now() - started) / 100) / 10;
  if (beside) console.log(`${heading}\n${said.trimEnd()}`);
  console.log(`${counts.failed === 0 ? '✓' : '✗'} ${name}: ${seconds} s`);
  return { ...counts, seconds };
}

async function countCheck({ command = [] }, beside) {
  const { status, said } = await runCommand(command, beside);
  return { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1, said, failures: [] };
}

async function countTests(name, project, beside) {
  const report = `.cache/test/${name}.json`;
  mkdirSync('.cache/test', { recursive: true });
  rmSync(report, { force: true });
  const { status, said } = await runCommand([process.execPath, 'node_modules/vitest/vitest.mjs', 'run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`], beside);
  const { numPassedTests: passed = 0, numFailedTests: failed = 0, testResults = [] } = readReport(report);
  return { passed, failed: status !== 0 && failed === 0 ? 1 : failed, said, failures: testResults.flatMap(nameFailures) };
}

/** Of one file of Vitest's report: what failed in it, or why it could not be run at all. */
function nameFailures({ name: file, status, message = '', assertionResults = [] }) {
  const failed = assertionResults.filter((test) => test.status === 'failed');
  const told = failed.map(({ fullName, failureMessages = [] }) => `${fullName}\n${failureMessages.join('\n')}`);
  if (told.length === 0 && status === 'failed') told.push(message);
  return told.map((what) => `${relative('.', file)}: ${what.slice(0, LONGEST_FAILURE)}`);
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return {};
  }
}

/** @returns {Promise<{ status: number | null, said: string }>} what it said only where it was held back. */
function runCommand([program, ...args], heldBack) {
  const out = heldBack ? 'pipe' : 'inherit';
  const child = spawn(program, args, { stdio: ['ignore', out, out] });
  const said = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (piece) => said.push(piece));
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ status: null, said: error.message }));
    child.once('close', (status) => resolve({ status, said: Buffer.concat(said).toString() }));
  });
}
