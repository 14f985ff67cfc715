#!/usr/bin/env node
/** `npm run generate`: writes what is made from other files, tables.ts from the migrations and openapi.json from the contract. */
import { spawnSync } from 'node:child_process';
import { enterModernNode } from './bootstrap.mjs';

await enterModernNode();
const { mkdtemp, rm, writeFile } = await import('node:fs/promises');
const { tmpdir } = await import('node:os');
const { join } = await import('node:path');
const { ensureDatabase } = await import('../packages/server/src/platform/postgres/ensure-database.ts');
const { migrate } = await import('../packages/server/src/platform/database/migrate.ts');

const dataFolder = await mkdtemp(join(tmpdir(), 'entente-generate-'));
const database = await ensureDatabase({ dataFolder, durable: false });
try {
  await migrate(database.adminConfig);
  const { host, user, password, port, database: name } = database.adminConfig;
  const url = `postgres://${encodeURIComponent(String(user))}:${encodeURIComponent(String(password ?? ''))}@/${name}?host=${encodeURIComponent(String(host))}&port=${port ?? 5432}`;
  const { status } = spawnSync(process.execPath, ['scripts/generate-tables.mjs', url], { stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
} finally {
  await database.stop();
  await rm(dataFolder, { recursive: true, force: true });
}
const { openApiDocument } = await import('../packages/server/src/shell/api.ts');
await writeFile('packages/contract/openapi.json', `${JSON.stringify(await openApiDocument(), null, 1)}\n`);
