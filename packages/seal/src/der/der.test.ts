import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { berToDer } from './ber-to-der.ts';
import { DerCursor } from './der-cursor.ts';
import { childrenOf, DerError, type DerNode, readDer } from './der-node.ts';
import { booleanOf, integerHex, oidOf, smallInteger, textOf, timeOf } from './der-values.ts';
import { bitString, certificateTime, element, integer, objectIdentifier, octetString, sequence, setOf, utf8String } from './der-write.ts';

function hex(text: string): Uint8Array {
  return Buffer.from(text.replaceAll(' ', ''), 'hex');
}

function read(text: string): DerNode {
  return readDer(hex(text));
}

describe('what is written', () => {
  it('is read back: octets of any length (property)', () => {
    const lengths = fc.oneof(fc.nat({ max: 300 }), fc.constantFrom(127, 128, 255, 256, 65_535, 65_536));
    fc.assert(fc.property(lengths, (length) => readDer(octetString(Buffer.alloc(length, 7))).content.length === length));
  });

  it('is read back: integers, as hexadecimal and as small numbers (property)', () => {
    fc.assert(fc.property(fc.nat({ max: 2 ** 31 - 1 }), (value) => smallInteger(readDer(integer(value))) === value));
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 40 }), (octets) => {
        const value = BigInt(`0x${Buffer.from(octets).toString('hex')}`);
        expect(BigInt(`0x${integerHex(readDer(integer(octets)))}`)).toBe(value);
      }),
    );
  });

  it('is read back: object identifiers, texts and times (property)', () => {
    const arcs = fc.tuple(fc.nat({ max: 2 }), fc.nat({ max: 39 }), fc.array(fc.nat({ max: 2 ** 31 - 1 }), { maxLength: 8 }));
    fc.assert(fc.property(arcs, ([first, second, rest]) => oidOf(readDer(objectIdentifier([first, second, ...rest].join('.')))) === [first, second, ...rest].join('.')));
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => textOf(readDer(utf8String(text))) === text));
    const times = fc.date({ min: new Date('1950-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
    fc.assert(fc.property(times, (time) => timeOf(readDer(certificateTime(time))).getTime() === Math.floor(time.getTime() / 1000) * 1000));
  });

  it('sorts the elements of a set', () => {
    expect(Buffer.from(setOf(hex('0202 0100'), hex('0101 ff'), hex('0201 05'))).toString('hex')).toBe('310a' + '0101ff' + '020105' + '02020100');
  });
});

describe('what BER allows and DER does not', () => {
  it.each([
    ['an indefinite length', '30 80 02 01 01 00 00'],
    ['a padded length', '30 81 03 02 01 01'],
    ['a length with leading zeros', '04 82 00 01 aa'],
    ['a long tag', '1f 81 01 00'],
    ['a cut element', '30 05 02 01'],
    ['something behind the element', '02 01 01 00'],
    ['nothing', ''],
  ])('is refused: %s', (_, text) => {
    expect(() => read(text)).toThrow(DerError);
  });

  it.each<[string, () => unknown]>([
    ['a padded integer', () => integerHex(read('02 02 00 01'))],
    ['a padded negative integer', () => integerHex(read('02 02 ff 80'))],
    ['an empty integer', () => integerHex(read('02 00'))],
    ['a boolean of one', () => booleanOf(read('01 01 01'))],
    ['a padded object identifier', () => oidOf(read('06 03 2a 80 01'))],
    ['a cut object identifier', () => oidOf(read('06 02 2a 81'))],
    ['a time in another zone', () => timeOf(readDer(element(0x17, Buffer.from('260303112233+0100'))))],
    ['a thirteenth month', () => timeOf(readDer(element(0x17, Buffer.from('261303112233Z'))))],
    ['a text that is no UTF-8', () => textOf(read('0c 02 c3 28'))],
    ['a huge number where a small one belongs', () => smallInteger(read('02 05 01 00 00 00 00'))],
    ['a negative number where a small one belongs', () => smallInteger(read('02 01 ff'))],
  ])('is refused: %s', (_, attempt) => {
    expect(attempt).toThrow(DerError);
  });

  it('is refused: nesting without end', () => {
    const deep = Array.from({ length: 100 }).reduce<Uint8Array>((inner) => sequence(inner), sequence());
    expect(() => readDer(deep)).toThrow(DerError);
    expect(() => berToDer(deep)).toThrow(DerError);
  });
});

describe('any bytes', () => {
  it('are read or refused, never worse (property)', () => {
    const attempt = (reading: () => unknown): void => {
      try {
        reading();
      } catch (error) {
        expect(error).toBeInstanceOf(DerError);
      }
    };
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        attempt(() => readDer(bytes));
        attempt(() => readDer(berToDer(bytes)));
      }),
    );
  });
});

describe('a cursor', () => {
  it('holds to the order that is asked for', () => {
    const cursor = new DerCursor(readDer(sequence(integer(1), bitString(hex('ff')), utf8String('x'))));
    expect(cursor.optional(0x0c)).toBeUndefined();
    expect(smallInteger(cursor.next(0x02))).toBe(1);
    expect(() => cursor.next(0x04)).toThrow(DerError);
    expect(() => cursor.end()).toThrow(DerError);
    expect(cursor.rest()).toHaveLength(2);
    expect(() => cursor.next()).toThrow(DerError);
  });
});

describe('loose BER', () => {
  it('becomes DER: lengths are made definite and split octets joined', () => {
    const loose = hex('30 80 24 80 04 01 aa 04 02 bb cc 00 00 02 01 05 00 00');
    expect(childrenOf(readDer(berToDer(loose))).map((child) => Buffer.from(child.encoding).toString('hex'))).toEqual(['0403aabbcc', '020105']);
  });
});
