import type { Phrases } from '../shape.ts';
import type { kit as english } from '../en/kit.ts';

export const kit: Phrases<typeof english> = {};
