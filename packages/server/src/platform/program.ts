import { readFileSync } from 'node:fs';
import { PACKAGE_FOLDER } from './place.ts';

const manifest = JSON.parse(readFileSync(new URL('package.json', PACKAGE_FOLDER), 'utf8')) as { version: string };

/** Name and version of this program, as evidence and sealed files say it. */
export const PROGRAM = `entente/${manifest.version}`;
