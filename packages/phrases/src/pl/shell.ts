import type { Phrases } from '../shape.ts';
import type { shell as english } from '../en/shell.ts';

export const shell: Phrases<typeof english> = {};
