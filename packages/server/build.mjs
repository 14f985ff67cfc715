// Builds the program (command line and server) into dist: few files instead of two thousand, which Node finds and
// reads in half the time and remembers in less. Run it with `node packages/server/build.mjs`. Decision 0029 says why.
import { readdirSync, rmSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What stays where npm put it: machine code, parts that read files of their own beside them, and parts that are only loaded when they are needed. */
const STAYS = [
  '@node-rs/argon2', 'pg-native', 'cloudflare:sockets',
  'pdfkit', 'fontkit', 'graphile-worker', 'nodemailer',
  'docx', 'mammoth', 'unpdf', '@simplewebauthn/server', '@simplewebauthn/server/helpers',
];

const bundle = await rolldown({
  cwd: root,
  input: { main: 'packages/cli/src/main.ts', 'check-worker': 'packages/server/src/platform/seal-check/check-worker.ts' },
  platform: 'node',
  external: STAYS,
  transform: { target: 'node22' },
});
const dir = fileURLToPath(new URL('dist/', import.meta.url));
const { output } = await bundle.write({ dir, format: 'esm', entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' });
await bundle.close();

/** A program that runs meanwhile reads further files of its own build when it first needs them; after a week nothing does any more. */
const KEPT_MS = 7 * 24 * 60 * 60_000;
const made = new Set(output.map(({ fileName }) => fileName));
for (const name of readdirSync(dir)) if (!made.has(name) && Date.now() - statSync(`${dir}${name}`).mtimeMs > KEPT_MS) rmSync(`${dir}${name}`);
