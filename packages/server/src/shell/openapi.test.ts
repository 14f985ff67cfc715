import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { openApiDocument } from './api.ts';

const FILE = fileURLToPath(new URL('../../../contract/openapi.json', import.meta.url));

/** The document stands in the repository, so that a diff shows every change of the API. `UPDATE_OPENAPI=1` writes it. */
it('the checked-in OpenAPI document is the one the contract makes', async () => {
  const made = `${JSON.stringify(await openApiDocument(), null, 1)}\n`;
  if (process.env.UPDATE_OPENAPI === '1') await writeFile(FILE, made);
  expect(made === (await readFile(FILE, 'utf8')), 'the API changed: run UPDATE_OPENAPI=1 npm test -- server and look at the diff').toBe(true);
});

it('every operation says who it is, what it takes and what it gives', async () => {
  const { paths, openapi } = (await openApiDocument()) as { openapi: string; paths: Record<string, Record<string, { operationId?: string; summary?: string; responses?: Record<string, unknown> }>> };
  expect(openapi).toMatch(/^3\.1\./);
  const operations = Object.values(paths).flatMap((path) => Object.values(path));
  expect(operations.length).toBeGreaterThan(20);
  expect(operations.filter(({ operationId, summary, responses }) => !operationId || !summary || Object.keys(responses ?? {}).length < 2)).toEqual([]);
  const ids = operations.map(({ operationId }) => operationId);
  expect(new Set(ids).size).toBe(ids.length);
});
