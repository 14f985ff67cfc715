import { expect, it } from 'vitest';
import { recordPlaceFrom } from '../../record/record-place.ts';
import { strictly } from './strict-search.ts';

it('lets nothing of an address through that its reading leaves out, though it is laid over the raw address', () => {
  const raw = { filter: { all: [{ field: 'x', is: 'in_period', value: 'soon' }] }, density: 'airy', layout: 'board', utm: 'mail' };
  expect({ ...raw, ...strictly(recordPlaceFrom)(raw) }).toEqual({ layout: 'board' });
});
