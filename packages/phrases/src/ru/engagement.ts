import type { Phrases } from '../shape.ts';
import type { engagement as english } from '../en/engagement.ts';

export const engagement: Phrases<typeof english> = {};
