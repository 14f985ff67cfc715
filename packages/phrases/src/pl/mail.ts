import type { Phrases } from '../shape.ts';
import type { mail as english } from '../en/mail.ts';

export const mail: Phrases<typeof english> = {};
