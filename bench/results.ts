import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** One measured row; what was not measured is absent, never filled in. */
export type Row = { name: string; value: number; unit: string; floor?: number; ratio?: number; concurrency?: number; size?: string };

const FILE = fileURLToPath(new URL('results.json', import.meta.url));

/** Prints the rows as they come and writes them at the end. */
export class Results {
  readonly #rows: Row[] = [];

  add(row: Row): void {
    const round = (value: number): number => Number(value.toPrecision(4));
    const kept: Row = { ...row, value: round(row.value), ...(row.floor === undefined ? {} : { floor: round(row.floor) }), ...(row.ratio === undefined ? {} : { ratio: round(row.ratio) }) };
    this.#rows.push(kept);
    const beside = kept.ratio === undefined ? '' : `   ${kept.ratio} x floor ${kept.floor}`;
    console.log(`${kept.name.padEnd(34)} ${kept.concurrency === undefined ? '     ' : `c${kept.concurrency}`.padEnd(5)} ${String(kept.value).padStart(10)} ${kept.unit.padEnd(6)}${beside}`);
  }

  async write(): Promise<void> {
    await writeFile(FILE, `${JSON.stringify(this.#rows, null, 2)}\n`);
  }
}
