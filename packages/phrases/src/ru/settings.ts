import type { Phrases } from '../shape.ts';
import type { settings as english } from '../en/settings.ts';

export const settings: Phrases<typeof english> = {};
