import type { Phrases } from '../shape.ts';
import type { client as english } from '../en/client.ts';

export const client: Phrases<typeof english> = {};
