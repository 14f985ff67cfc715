import type { Phrases } from '../shape.ts';
import type { refusal as english } from '../en/refusal.ts';

export const refusal: Phrases<typeof english> = {};
