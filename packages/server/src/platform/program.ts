import { readFileSync } from 'node:fs';

const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string };

/** Name and version of this program, as evidence and sealed files say it. */
export const PROGRAM = `entente/${manifest.version}`;
