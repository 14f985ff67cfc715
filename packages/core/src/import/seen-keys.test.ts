import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SeenKeys } from './seen-keys.ts';

describe('texts that came by', () => {
  it('are known again, and no others, as a Set knows them', () => {
    fc.assert(fc.property(fc.array(fc.string({ maxLength: 4 })), fc.array(fc.string({ maxLength: 4 })), (added, asked) => {
      const [seen, set] = [new SeenKeys(), new Set(added)];
      for (const text of added) seen.add(text);
      expect(seen.size).toBe(set.size);
      for (const text of [...added, ...asked]) expect(seen.has(text)).toBe(set.has(text));
    }));
  });

  it('are kept apart by the hundred thousand, however often the table grew', () => {
    const seen = new SeenKeys();
    for (let at = 0; at < 100_000; at += 1) seen.add(`anna.${at}@firm.example`);
    expect(seen.size).toBe(100_000);
    expect([0, 717, 1023, 99_999].every((at) => seen.has(`anna.${at}@firm.example`))).toBe(true);
    expect(seen.has('anna.100000@firm.example')).toBe(false);
  });
});
