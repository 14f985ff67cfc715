#!/usr/bin/env node
/** Writes packages/server/src/platform/database/tables.ts from a migrated database: node scripts/generate-tables.mjs postgres://… [--verify] */
import { spawnSync } from 'node:child_process';

const [url, ...more] = process.argv.slice(2);
const mapping = { timestamptz: 'InstantColumn', int8: 'number', date: 'string', jsonb: 'JsonColumn' };
const imports = { InstantColumn: './column-types.ts#InstantColumn', JsonColumn: './column-types.ts#JsonColumn' };
const { status } = spawnSync(process.execPath, [
  'node_modules/kysely-codegen/dist/cli/bin.js', '--url', url ?? '', '--dialect', 'postgres', '--camel-case', '--date-parser', 'string',
  '--default-schema', 'public', '--include-pattern', '(public|auth).*', '--type-mapping', JSON.stringify(mapping), '--custom-imports', JSON.stringify(imports),
  '--out-file', 'packages/server/src/platform/database/tables.ts', ...more,
], { stdio: 'inherit' });
process.exit(status ?? 1);
