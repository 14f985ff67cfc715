import { build } from '../scripts/build.mjs';

/** Vitest global set-up: pages and program built, for tests that start the program in a process of its own. */
export async function setup(): Promise<void> {
  if (!(await build())) throw new Error('the program could not be built');
}
