/** One line of a card, after unfolding: "TEL;TYPE=work:+48...". `group`: lines of a card that belong together ("item1.X-ABDATE", "item1.X-ABLabel"). */
export type CardProperty = { readonly name: string; readonly types: readonly string[]; readonly value: string; readonly group: string };
export type Card = { readonly properties: readonly CardProperty[] };

const LONGEST_LINE = 1_000_000;
const NO_TYPES = new Set(['internet', 'voice', 'x400', 'pref', 'quoted-printable', '8bit', 'base64', 'b']);

/**
 * Reads vCard 2.1, 3.0 and 4.0 piece by piece: folded lines, quoted-printable with its soft line breaks and
 * its own charset, groups ("item1.TEL") and parameters with and without names. Pictures, sounds and keys
 * are left out: they are no text.
 */
export class CardReader {
  #pending = '';
  #line = '';
  #properties: CardProperty[] | null = null;

  push(text: string): Card[] {
    const cards: Card[] = [];
    const lines = (this.#pending + text).split(/\r\n|\n|\r(?!$)/);
    this.#pending = lines.pop() ?? '';
    for (const line of lines) this.#take(line, cards);
    return cards;
  }

  end(): Card[] {
    const cards: Card[] = [];
    this.#take(this.#pending.replace(/\r$/, ''), cards);
    this.#finish(cards);
    this.#close(cards);
    this.#pending = '';
    return cards;
  }

  #take(physical: string, cards: Card[]): void {
    if (this.#line.length < LONGEST_LINE && isQuotedPrintable(this.#line) && this.#line.endsWith('=')) {
      this.#line = this.#line.slice(0, -1) + physical.trimStart();
      return;
    }
    if ((physical.startsWith(' ') || physical.startsWith('\t')) && this.#line !== '') {
      if (this.#line.length < LONGEST_LINE) this.#line += physical.slice(1);
      return;
    }
    this.#finish(cards);
    this.#line = physical;
  }

  #finish(cards: Card[]): void {
    const property = propertyOf(this.#line);
    this.#line = '';
    if (property === null) return;
    if (property.name === 'BEGIN') {
      this.#close(cards);
      this.#properties = [];
    } else if (property.name === 'END') this.#close(cards);
    else this.#properties?.push(property);
  }

  /** A card that does not end, because the file was cut off or another begins, is a card all the same. */
  #close(cards: Card[]): void {
    if (this.#properties !== null && this.#properties.length > 0) cards.push({ properties: this.#properties });
    this.#properties = null;
  }
}

const BINARY = new Set(['PHOTO', 'LOGO', 'SOUND', 'KEY', 'X-MS-CARDPICTURE']);

function propertyOf(line: string): CardProperty | null {
  const colon = colonOf(line);
  if (colon < 0) return null;
  const [head = '', ...rest] = splitOutsideQuotes(line.slice(0, colon), ';');
  const dot = head.lastIndexOf('.');
  const name = head.slice(dot + 1).trim().toUpperCase();
  if (name === '' || BINARY.has(name)) return null;
  const params = rest.map(paramOf);
  const raw = line.slice(colon + 1);
  const isEncoded = params.some(([key, value]) => (key === 'ENCODING' || key === '') && value.toUpperCase() === 'QUOTED-PRINTABLE');
  const charset = params.find(([key]) => key === 'CHARSET')?.[1] ?? 'utf-8';
  const types = params.flatMap(([key, value]) => (key === 'TYPE' || key === '' ? value.toLowerCase().split(',') : [])).filter((type) => type !== '' && !NO_TYPES.has(type));
  return { name, types, value: isEncoded ? fromQuotedPrintable(raw, charset) : raw, group: head.slice(0, Math.max(0, dot)).toLowerCase() };
}

function paramOf(text: string): readonly [string, string] {
  const at = text.indexOf('=');
  return at < 0 ? ['', text.trim()] : [text.slice(0, at).trim().toUpperCase(), text.slice(at + 1).replaceAll('"', '').trim()];
}

function colonOf(line: string): number {
  let inQuotes = false;
  for (let at = 0; at < line.length; at += 1) {
    if (line[at] === '"') inQuotes = !inQuotes;
    if (line[at] === ':' && !inQuotes) return at;
  }
  return -1;
}

function splitOutsideQuotes(text: string, sign: string): string[] {
  const parts: string[] = [''];
  let inQuotes = false;
  for (const char of text) {
    if (char === '"') inQuotes = !inQuotes;
    if (char === sign && !inQuotes) parts.push('');
    else parts[parts.length - 1] += char;
  }
  return parts;
}

function isQuotedPrintable(line: string): boolean {
  const colon = line.indexOf(':');
  return colon > 0 && /quoted-printable/i.test(line.slice(0, Math.min(colon, 300)));
}

/** Bytes written as "=C3=91"; what cannot be decoded in the charset it names is read as UTF-8. */
function fromQuotedPrintable(text: string, charset: string): string {
  const bytes: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const hex = text[at] === '=' ? /^[0-9A-Fa-f]{2}$/.exec(text.slice(at + 1, at + 3)) : null;
    if (hex !== null) {
      bytes.push(Number.parseInt(hex[0], 16));
      at += 2;
    } else bytes.push(...new TextEncoder().encode(text[at]));
  }
  return decoderFor(charset).decode(new Uint8Array(bytes)).replaceAll('\r\n', '\n');
}

function decoderFor(charset: string): TextDecoder {
  try {
    return new TextDecoder(charset);
  } catch {
    return new TextDecoder('utf-8');
  }
}

/** The parts of a structured value ("Doe;John;;Mr."), with escapes resolved. */
export function structured(value: string): string[] {
  const parts: string[] = [''];
  for (let at = 0; at < value.length; at += 1) {
    const sign = value[at] ?? '';
    if (sign === '\\' && at + 1 < value.length) {
      at += 1;
      parts[parts.length - 1] += value[at] === 'n' || value[at] === 'N' ? '\n' : (value[at] ?? '');
    } else if (sign === ';') parts.push('');
    else parts[parts.length - 1] += sign;
  }
  return parts.map((part) => part.trim());
}

/** A plain text value with its escapes resolved; semicolons stay. */
export function unescaped(value: string): string {
  return value.replaceAll(/\\([nN\\,;:"])/g, (_, sign: string) => (sign === 'n' || sign === 'N' ? '\n' : sign)).trim();
}
