import type { Phrases } from '../shape.ts';
import type { verify as english } from '../en/verify.ts';

export const verify: Phrases<typeof english> = {};
