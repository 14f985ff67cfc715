import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

/**
 * Files of others with answers that others published are not part of this repository. Tests read them from the folder
 * that ENTENTE_TEST_DATA names, and are left out, saying so, where it is not set.
 */
// eslint-disable-next-line no-restricted-globals -- tests only: where the files are is the machine's matter.
const folder = process.env['ENTENTE_TEST_DATA'] ?? '';

export const hasTestData = folder !== '' && existsSync(folder);

export function testData(...parts: readonly string[]): Buffer {
  return readFileSync(path.join(folder, ...parts));
}

export function testDataFiles(...parts: readonly string[]): readonly string[] {
  return hasTestData ? readdirSync(path.join(folder, ...parts)) : [];
}
