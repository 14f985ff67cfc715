import type { Phrases } from '../shape.ts';
import type { cli as english } from '../en/cli.ts';

export const cli: Phrases<typeof english> = {};
