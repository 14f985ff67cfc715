import { PdfError, type PdfDictionary, type PdfString, type PdfValue } from './pdf-value.ts';

const DEEPEST = 64;
const MOST_ITEMS = 200_000;
const LONGEST_STRING = 2 * 1024 * 1024;

const BLANKS = new Set([0x00, 0x09, 0x0a, 0x0c, 0x0d, 0x20]);
const DELIMITERS = new Set([...'()<>[]{}/%'].map((sign) => sign.charCodeAt(0)));
const [LESS, GREATER, BACKSLASH, OPEN, CLOSE, SLASH, PERCENT, OPEN_ARRAY, CLOSE_ARRAY] = [...'<>\\()/%[]'].map((sign) => sign.charCodeAt(0));

const NUMBER = /^[+-]?(?:\d{1,15}(?:\.\d{0,15})?|\.\d{1,15})$/;
const WHOLE = /^\d{1,10}$/;
const ESCAPES: ReadonlyMap<string, number> = new Map([['n', 10], ['r', 13], ['t', 9], ['b', 8], ['f', 12]]);

/** Reads values and keywords one after another, from `position` on. Every loop is bounded by the bytes. */
export class PdfParser {
  readonly bytes: Uint8Array;
  position: number;
  #items = 0;

  constructor(bytes: Uint8Array, position = 0) {
    this.bytes = bytes;
    this.position = position;
  }

  /** Steps over white space and comments. */
  skipBlanks(): void {
    for (;;) {
      const byte = this.bytes[this.position];
      if (byte === undefined) return;
      if (byte === PERCENT) this.#skipComment();
      else if (BLANKS.has(byte)) this.position += 1;
      else return;
    }
  }

  #skipComment(): void {
    for (let byte = this.bytes[this.position]; byte !== undefined && byte !== 0x0a && byte !== 0x0d; byte = this.bytes[this.position]) this.position += 1;
  }

  /** The next run of regular characters, such as a number or a keyword; empty at a delimiter. */
  word(): string {
    this.skipBlanks();
    const start = this.position;
    while (this.#isRegular(this.bytes[this.position])) this.position += 1;
    return Buffer.from(this.bytes.subarray(start, this.position)).toString('latin1');
  }

  #isRegular(byte: number | undefined): boolean {
    return byte !== undefined && !BLANKS.has(byte) && !DELIMITERS.has(byte);
  }

  /** Consumes the keyword. @throws PdfError when something else stands there. */
  expect(keyword: string): void {
    if (this.word() !== keyword) throw new PdfError(`expected ${keyword}`);
  }

  /** Consumes a whole number. @throws PdfError */
  wholeNumber(): number {
    const word = this.word();
    if (!WHOLE.test(word)) throw new PdfError('expected a whole number');
    return Number(word);
  }

  /** One value. @throws PdfError when there is none, or it is nested too deeply. */
  value(depth = 0): PdfValue {
    this.#items += 1;
    if (depth > DEEPEST || this.#items > MOST_ITEMS) throw new PdfError('values are nested too deeply, or there are too many');
    this.skipBlanks();
    const byte = this.bytes[this.position];
    if (byte === SLASH) return { kind: 'name', name: this.#name() };
    if (byte === OPEN) return this.#literalString();
    if (byte === OPEN_ARRAY) return this.#array(depth);
    if (byte === LESS) return this.bytes[this.position + 1] === LESS ? this.#dictionary(depth) : this.#hexString();
    return this.#wordValue();
  }

  #wordValue(): PdfValue {
    const word = this.word();
    if (word === 'null') return null;
    if (word === 'true' || word === 'false') return word === 'true';
    if (!NUMBER.test(word)) throw new PdfError('expected a value');
    return WHOLE.test(word) ? this.#numberOrReference(Number(word)) : Number(word);
  }

  #numberOrReference(number: number): PdfValue {
    const after = this.position;
    const generation = this.word();
    if (WHOLE.test(generation) && this.word() === 'R') return { kind: 'reference', number, generation: Number(generation) };
    this.position = after;
    return number;
  }

  #name(): string {
    this.position += 1;
    const start = this.position;
    while (this.#isRegular(this.bytes[this.position])) this.position += 1;
    const written = Buffer.from(this.bytes.subarray(start, this.position)).toString('latin1');
    return written.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  }

  #array(depth: number): readonly PdfValue[] {
    this.position += 1;
    const items: PdfValue[] = [];
    for (this.skipBlanks(); this.bytes[this.position] !== CLOSE_ARRAY; this.skipBlanks()) items.push(this.value(depth + 1));
    this.position += 1;
    return items;
  }

  #dictionary(depth: number): PdfDictionary {
    this.position += 2;
    const entries = new Map<string, PdfValue>();
    for (this.skipBlanks(); this.bytes[this.position] !== GREATER; this.skipBlanks()) {
      if (this.bytes[this.position] !== SLASH) throw new PdfError('a dictionary key is not a name');
      const key = this.#name();
      // Readers disagree about which of two equal keys counts, so a doubled key is a trap.
      if (entries.has(key)) throw new PdfError('a dictionary key is doubled');
      entries.set(key, this.value(depth + 1));
    }
    if (this.bytes[this.position + 1] !== GREATER) throw new PdfError('a dictionary is not closed');
    this.position += 2;
    return { kind: 'dictionary', entries };
  }

  #hexString(): PdfString {
    const start = this.position;
    const end = this.bytes.indexOf(GREATER ?? 0, start);
    if (end === -1 || end - start > LONGEST_STRING) throw new PdfError('a string is not closed, or too long');
    const digits = Buffer.from(this.bytes.subarray(start + 1, end)).toString('latin1').replace(/[\0\t\n\f\r ]/g, '');
    if (!/^[0-9A-Fa-f]*$/.test(digits)) throw new PdfError('a string is not hexadecimal');
    this.position = end + 1;
    const bytes = Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex');
    return { kind: 'string', bytes, start, end: end + 1 };
  }

  #literalString(): PdfString {
    const start = this.position;
    const { end, hasEscapes } = this.#literalExtent(start);
    const bytes = hasEscapes ? this.#unescaped(start + 1, end - 1) : this.bytes.subarray(start + 1, end - 1);
    this.position = end;
    return { kind: 'string', bytes, start, end };
  }

  /** Parentheses inside are balanced, unless a backslash stands before them. */
  #literalExtent(start: number): { end: number; hasEscapes: boolean } {
    let open = 0;
    let hasEscapes = false;
    for (let at = start; at < this.bytes.length && at - start <= LONGEST_STRING; at += 1) {
      const byte = this.bytes[at];
      if (byte === BACKSLASH) {
        hasEscapes = true;
        at += 1;
      } else if (byte === OPEN) open += 1;
      else if (byte === CLOSE) open -= 1;
      if (open === 0) return { end: at + 1, hasEscapes };
    }
    throw new PdfError('a string is not closed, or too long');
  }

  #unescaped(start: number, end: number): Uint8Array {
    const bytes: number[] = [];
    for (this.position = start; this.position < end; ) {
      const byte = this.bytes[this.position] ?? 0;
      this.position += 1;
      if (byte === BACKSLASH) this.#escape(bytes);
      else bytes.push(byte);
    }
    return Uint8Array.from(bytes);
  }

  #escape(bytes: number[]): void {
    const octal = /^[0-7]{1,3}/.exec(Buffer.from(this.bytes.subarray(this.position, this.position + 3)).toString('latin1'));
    if (octal !== null) {
      this.position += octal[0].length;
      bytes.push(Number.parseInt(octal[0], 8) & 0xff);
      return;
    }
    const sign = this.bytes[this.position];
    if (sign === undefined) throw new PdfError('a string is not closed');
    this.position += 1;
    if (sign === 0x0d && this.bytes[this.position] === 0x0a) this.position += 1;
    if (sign !== 0x0a && sign !== 0x0d) bytes.push(ESCAPES.get(String.fromCharCode(sign)) ?? sign);
  }
}
