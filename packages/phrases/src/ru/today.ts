import type { Phrases } from '../shape.ts';
import type { today as english } from '../en/today.ts';

export const today: Phrases<typeof english> = {};
