import type { Phrases } from '../shape.ts';
import type { agreement as english } from '../en/agreement.ts';

export const agreement: Phrases<typeof english> = {};
