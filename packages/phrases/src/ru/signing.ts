import type { Phrases } from '../shape.ts';
import type { signing as english } from '../en/signing.ts';

export const signing: Phrases<typeof english> = {};
