// Builds the program (command line and server) into dist: few files instead of two thousand, which Node finds and
// reads in half the time and remembers in less. Run it with `node packages/server/build.mjs`. Decision 0029 says why.
import { rmSync } from 'node:fs';
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
const dir = fileURLToPath(new URL('dist', import.meta.url));
rmSync(dir, { recursive: true, force: true });
await bundle.write({ dir, format: 'esm', entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' });
await bundle.close();
