import type { Phrases } from '../shape.ts';
import type { template as english } from '../en/template.ts';

export const template: Phrases<typeof english> = {};
