import type { Phrases } from '../shape.ts';
import type { frame as english } from '../en/frame.ts';

export const frame: Phrases<typeof english> = {};
