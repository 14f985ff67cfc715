import type { Phrases } from '../shape.ts';
import type { document as english } from '../en/document.ts';

export const document: Phrases<typeof english> = {};
