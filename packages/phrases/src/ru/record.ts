import type { Phrases } from '../shape.ts';
import type { record as english } from '../en/record.ts';

export const record: Phrases<typeof english> = {
  yes: 'да',
  no: 'нет',
};
