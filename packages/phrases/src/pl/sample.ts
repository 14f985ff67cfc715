import type { Phrases } from '../shape.ts';
import type { sample as english } from '../en/sample.ts';

export const sample: Phrases<typeof english> = {};
