import type { Phrases } from '../shape.ts';
import type { outbox as english } from '../en/outbox.ts';

export const outbox: Phrases<typeof english> = {};
