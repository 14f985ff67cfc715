import { expect, it } from 'vitest';
import { askedStates } from './asked-states.ts';

const state = (is: 'any_of' | 'none_of', ...value: string[]) => ({ field: 'state', is, value }) as const;
const amount = { field: 'amount', is: 'at_least', value: 1 } as const;

it.each([
  [{ all: [] }, ['open', 'won', 'lost']],
  [{ all: [state('any_of', 'open'), amount] }, ['open']],
  [{ all: [state('none_of', 'lost')] }, ['open', 'won']],
  [{ all: [{ all: [state('any_of', 'won', 'lost')] }, state('none_of', 'lost')] }, ['won']],
  [{ all: [{ any: [state('any_of', 'open'), amount] }] }, ['open', 'won', 'lost']],
  [{ any: [state('any_of', 'open'), amount] }, ['open', 'won', 'lost']],
] as const)('%j lets through %j', (filter, states) => expect(askedStates(filter)).toEqual(states));
