import { inspect } from 'node:util';

/** Writes down what nobody expected, for whoever runs the program. Never what a person typed: errors carry codes and places. */
export function reportToStderr(error: unknown): void {
  process.stderr.write(`${new Date().toISOString()} ${inspect(error, { depth: 4 })}\n`);
}
