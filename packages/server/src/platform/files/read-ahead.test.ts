import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { readAhead } from './read-ahead.ts';

async function* told(events: string[], values: readonly (string | Error)[]): AsyncGenerator<string> {
  try {
    for (const value of values) {
      events.push(`read ${String(value)}`);
      if (value instanceof Error) throw value;
      yield value;
    }
  } finally {
    events.push('closed');
  }
}

it('reads the next value while the one before is used, and one only', async () => {
  const events: string[] = [];
  for await (const value of readAhead(told(events, ['a', 'b', 'c']))) {
    await setImmediate();
    events.push(`used ${value}`);
  }
  expect(events).toEqual(['read a', 'read b', 'used a', 'read c', 'used b', 'closed', 'used c']);
});

it('lets go of what is left when nobody asks on', async () => {
  const events: string[] = [];
  for await (const value of readAhead(told(events, ['a', 'b', 'c']))) if (value === 'a') break;
  expect(events).toEqual(['read a', 'read b', 'closed']);
});

it('tells what went wrong where it stands, after the values before it', async () => {
  const events: string[] = [];
  const used: string[] = [];
  const all = async (): Promise<void> => {
    for await (const value of readAhead(told(events, ['a', new Error('torn')]))) {
      await setImmediate();
      used.push(value);
    }
  };
  await expect(all()).rejects.toThrow('torn');
  expect(used).toEqual(['a']);
});
