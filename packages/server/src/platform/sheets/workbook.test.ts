import { describe, expect, it } from 'vitest';
import { openWorkbook } from './workbook.ts';
import { workbookWriter } from './workbook-writer.ts';

async function numbersRead(texts: readonly string[]): Promise<readonly string[]> {
  const writer = workbookWriter();
  const bytes = Buffer.concat([writer.rows([texts.map((text) => ({ kind: 'number', text }))]), writer.end()]);
  const read: string[] = [];
  for await (const rows of (await openWorkbook(bytes)).rows(0)) read.push(...rows.flatMap(({ cells }) => cells));
  return read;
}

describe('a number of a workbook', () => {
  it('is read with the fifteen digits that a spreadsheet shows of what it worked out', async () => {
    expect(await numbersRead(['8.610000000000001', '151.84349999999998', '123456789.12', '100', '0.1', '-0.30000000000000004', '99999999999999', '1E-3'])).toEqual(['8.61', '151.8435', '123456789.12', '100', '0.1', '-0.3', '99999999999999', '0.001']);
  });

  it('that is left over of a sum is nothing', async () => {
    expect(await numbersRead(['1.4210854715202004E-14', '0', '0.0000005'])).toEqual(['0', '0', '0.0000005']);
  });
});
