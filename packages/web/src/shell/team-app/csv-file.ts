import { csvLine } from '@entente/core/kernel/csv-line';

const RELEASE_MS = 30_000;

/** Saves lines as CSV on this device, in UTF-8 with its mark, as every table program reads it. */
export function saveCsv(name: string, lines: readonly Parameters<typeof csvLine>[0][]): void {
  const address = URL.createObjectURL(new Blob(['\uFEFF', ...lines.map(csvLine)], { type: 'text/csv;charset=utf-8' }));
  Object.assign(document.createElement('a'), { href: address, download: `${name}.csv` }).click();
  setTimeout(() => URL.revokeObjectURL(address), RELEASE_MS);
}
