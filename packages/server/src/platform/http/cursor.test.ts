import { describe, expect, it } from 'vitest';
import { readCursor, writeCursor } from './cursor.ts';
import { isDeeperThan } from './json-body.ts';

const ID = '01a2011a-66c2-7701-b432-5b4fd0381b95';
const AT = '2026-11-22T02:30:00.000Z';

describe('a cursor', () => {
  it('is read as it was written', () => {
    expect(readCursor(writeCursor([AT, ID]), ['instant', 'id'])).toEqual([AT, ID]);
    expect(readCursor(writeCursor(['Żubr', ID]), ['text', 'id'])).toEqual(['Żubr', ID]);
  });

  it.each([[['infinity', ID]], [[AT, 'x']], [['0000-01-01T00:00:00.000Z', ID]], [[AT]], [[AT, ID, 1]], [[1, 2]]])('of other values is refused: %j', (values) => {
    expect(() => readCursor(writeCursor(values), ['instant', 'id'])).toThrow();
  });

  it('that is no list, no JSON or holds a NUL is refused; none is the first page', () => {
    expect(readCursor(undefined, ['text', 'id'])).toBeNull();
    for (const cursor of ['x', Buffer.from('{}').toString('base64url'), writeCursor(['a\u0000', ID])]) expect(() => readCursor(cursor, ['text', 'id'])).toThrow();
  });
});

describe('the depth of a body', () => {
  it('counts brackets, but not those inside texts', () => {
    expect(isDeeperThan('[[[]]]', 3)).toBe(false);
    expect(isDeeperThan('[[[[]]]]', 3)).toBe(true);
    expect(isDeeperThan('{"a":{"b":{"c":{}}}}', 3)).toBe(true);
    expect(isDeeperThan('["[[[[","\\"[[[[","\\\\"]', 1)).toBe(false);
    expect(isDeeperThan('[],[],[],[]', 1)).toBe(false);
  });
});
