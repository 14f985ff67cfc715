import { isArray, isDictionary, isReference, isString, PdfError, type PdfDictionary, type PdfReference, type PdfValue } from './pdf-value.ts';

/** A value as it stands in a file. Streams are not written: an increment only rewrites dictionaries. @throws PdfError */
export function written(value: PdfValue): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return writtenNumber(value);
  if (isArray(value)) return `[${value.map(written).join(' ')}]`;
  if (isDictionary(value)) return writtenDictionary(value);
  if (isReference(value)) return `${value.number} ${value.generation} R`;
  if (isString(value)) return `<${Buffer.from(value.bytes).toString('hex')}>`;
  if (value.kind === 'name') return writtenName(value.name);
  throw new PdfError('a stream cannot be rewritten');
}

function writtenNumber(value: number): string {
  // An exponent is no PDF number; ten decimals are more than any page needs.
  return Number.isInteger(value) ? value.toFixed(0) : value.toFixed(10).replace(/0{1,9}$/, '');
}

function writtenDictionary(dictionary: PdfDictionary): string {
  return `<<${[...dictionary.entries].map(([key, value]) => `${writtenName(key)} ${written(value)}`).join('\n')}>>`;
}

function writtenName(name: string): string {
  const safe = [...name].map((sign) => (/[!-~]/.test(sign) && !'#()<>[]{}/%'.includes(sign) ? sign : `#${sign.charCodeAt(0).toString(16).padStart(2, '0')}`));
  return `/${safe.join('')}`;
}

/** A date string in UTC, to the second. */
export function pdfDate(time: Date): string {
  return `D:${time.toISOString().slice(0, 19).replace(/[-:T]/g, '')}Z`;
}

export type Increment = {
  /** Where the increment starts: the length of the file so far. */
  readonly start: number;
  /** Bodies of the new and rewritten objects, without `obj` and `endobj`. */
  readonly objects: readonly { readonly reference: PdfReference; readonly body: string }[];
  /** Entries of the new trailer; /Prev and /Size must be among them. */
  readonly trailer: PdfDictionary;
};

/** An incremental update with a classic cross-reference table (ISO 32000-1, 7.5.6), as Latin-1 text. */
export function writtenIncrement({ start, objects, trailer }: Increment): string {
  let text = '\n';
  const offsets: { reference: PdfReference; offset: number }[] = [];
  for (const { reference, body } of objects) {
    offsets.push({ reference, offset: start + text.length });
    text += `${reference.number} ${reference.generation} obj\n${body}\nendobj\n`;
  }
  const tableOffset = start + text.length;
  const entries = offsets
    .sort((a, b) => a.reference.number - b.reference.number)
    .map(({ reference, offset }) => `${reference.number} 1\n${padded(offset, 10)} ${padded(reference.generation, 5)} n \n`);
  return `${text}xref\n${entries.join('')}trailer\n${written(trailer)}\nstartxref\n${tableOffset}\n%%EOF\n`;
}

function padded(number: number, width: number): string {
  return String(number).padStart(width, '0');
}
