import { inflateSync } from 'node:zlib';
import { isArray, isDictionary, nameOf, PdfError, type PdfStream, type PdfValue } from './pdf-value.ts';

/** How many bytes the streams of one file may unfold to, all together. Shared by everything that reads the file. */
export class UnfoldingBudget {
  #left: number;

  constructor(bytes: number) {
    this.#left = bytes;
  }

  /** What may still be unfolded. */
  get left(): number {
    return this.#left;
  }

  /** @throws PdfError when the file unfolds to more than it may. */
  spend(bytes: number): void {
    this.#left -= bytes;
    if (this.#left < 0) throw new PdfError('the streams of the file unfold to too much');
  }
}

/**
 * The decoded bytes of a stream without filter or with FlateDecode (PNG predictors included).
 * @throws PdfError for other filters, damaged data, or when the budget is used up.
 */
export function streamData(stream: PdfStream, budget: UnfoldingBudget): Uint8Array {
  const { entries } = stream.dictionary;
  const filter = onlyItem(entries.get('Filter'));
  if (filter === undefined || filter === null) {
    budget.spend(stream.raw.length);
    return stream.raw;
  }
  if (nameOf(filter) !== 'FlateDecode') throw new PdfError('a stream uses a filter that is not read here');
  const data = inflate(stream.raw, budget);
  const parameters = onlyItem(entries.get('DecodeParms'));
  return isDictionary(parameters) ? undoPredictor(data, parameters.entries) : data;
}

function onlyItem(value: PdfValue | undefined): PdfValue | undefined {
  if (!isArray(value)) return value;
  if (value.length > 1) throw new PdfError('a stream is filtered more than once');
  return value[0];
}

function inflate(raw: Uint8Array, budget: UnfoldingBudget): Uint8Array {
  try {
    const data = inflateSync(raw, { maxOutputLength: Math.max(1, budget.left) });
    budget.spend(data.length);
    return data;
  } catch (error) {
    if (error instanceof PdfError) throw error;
    throw new PdfError('a stream does not unfold');
  }
}

function undoPredictor(data: Uint8Array, parameters: ReadonlyMap<string, PdfValue>): Uint8Array {
  const setting = (key: string, whenAbsent: number): PdfValue => parameters.get(key) ?? whenAbsent;
  const [predictor, columns] = [setting('Predictor', 1), setting('Columns', 1)];
  if (predictor === 1) return data;
  const isPlain = setting('Colors', 1) === 1 && setting('BitsPerComponent', 8) === 8;
  if (!isPlain || !isBetween(predictor, 10, 15) || !isBetween(columns, 1, 1024)) throw new PdfError('a stream uses a predictor that is not read here');
  return undoPngRows(data, columns);
}

function isBetween(value: PdfValue, least: number, most: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;
}

function undoPngRows(data: Uint8Array, columns: number): Uint8Array {
  const rows = Math.floor(data.length / (columns + 1));
  const result = new Uint8Array(rows * columns);
  for (let row = 0; row < rows; row += 1) {
    const type = data[row * (columns + 1)] ?? 0;
    for (let column = 0; column < columns; column += 1) {
      const at = row * columns + column;
      const left = column > 0 ? (result[at - 1] ?? 0) : 0;
      const above = row > 0 ? (result[at - columns] ?? 0) : 0;
      const aboveLeft = row > 0 && column > 0 ? (result[at - columns - 1] ?? 0) : 0;
      result[at] = (data[row * (columns + 1) + 1 + column] ?? 0) + predicted(type, { left, above, aboveLeft });
    }
  }
  return result;
}

function predicted(type: number, { left, above, aboveLeft }: { left: number; above: number; aboveLeft: number }): number {
  if (type === 0) return 0;
  if (type === 1) return left;
  if (type === 2) return above;
  if (type === 3) return Math.floor((left + above) / 2);
  if (type !== 4) throw new PdfError('an unknown row type');
  const guess = left + above - aboveLeft;
  const [toLeft, toAbove, toAboveLeft] = [Math.abs(guess - left), Math.abs(guess - above), Math.abs(guess - aboveLeft)];
  if (toLeft <= toAbove && toLeft <= toAboveLeft) return left;
  return toAbove <= toAboveLeft ? above : aboveLeft;
}
