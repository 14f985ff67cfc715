import type { Phrases } from '../shape.ts';
import type { evidence as english } from '../en/evidence.ts';

export const evidence: Phrases<typeof english> = {};
