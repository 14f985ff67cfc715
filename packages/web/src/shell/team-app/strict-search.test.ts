import { QueryClient } from '@tanstack/react-query';
import { expect, it } from 'vitest';
import { recordPlaceFrom } from '../../record/record-place.ts';
import { makeRouter } from './routes.tsx';
import { strictly } from './strict-search.ts';

it('lets nothing of an address through that its reading leaves out, though it is laid over the raw address', () => {
  const raw = { filter: { all: [{ field: 'x', is: 'in_period', value: 'soon' }] }, density: 'airy', layout: 'board', utm: 'mail' };
  expect({ ...raw, ...strictly(recordPlaceFrom)(raw) }).toEqual({ layout: 'board' });
});

it('lets pages below another one read what is theirs of an address', () => {
  const router = makeRouter(new QueryClient());
  const understood = (path: string, search: object): unknown => router.matchRoutes(path, search).at(-1)?.search;
  expect(understood('/settings/fields', { of: 'deal', utm: 'mail' })).toEqual({ of: 'deal' });
  expect(understood('/settings/sign-ins', { group: 'keys' })).toEqual({ group: 'keys' });
  expect(understood('/settings/people', { find: 'rate' })).toMatchObject({ find: 'rate' });
});
