import { describe, expect, it } from 'vitest';
import { cardRow, collectColumns } from './card-table.ts';
import { hasTestData, testData, testDataFiles } from './test-data.fixture.ts';
import { CardReader, type Card } from './vcard.ts';

function read(text: string, pieces = 1): Card[] {
  const reader = new CardReader();
  const size = Math.ceil(text.length / pieces);
  const cards = Array.from({ length: pieces }, (_, at) => reader.push(text.slice(at * size, (at + 1) * size))).flat();
  return [...cards, ...reader.end()];
}

function tableOf(cards: readonly Card[]): Record<string, string>[] {
  const columns = new Map<string, number>();
  for (const card of cards) collectColumns(columns, card);
  const names = [...columns.keys()];
  return cards.map((card) => Object.fromEntries(cardRow(columns, card).flatMap((cell, at) => (cell === '' ? [] : [[names[at] ?? '', cell]]))));
}

describe('vCard', () => {
  it('unfolds, unescapes and keeps several addresses apart', () => {
    const text = 'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Mr. John Richter\\, James\r\nN:Doe;John;;Mr.;\r\nitem1.EMAIL;type=INTERNET;type=pref:a@b.pl\r\nEMAIL:c@d.pl\r\nTEL;TYPE=CELL:905\r\nNOTE:one\\ntwo\\; thr\r\n ee\r\nPHOTO;ENCODING=b:AAAA\r\nEND:VCARD\r\n';
    const expected = [{ FN: 'Mr. John Richter, James', 'N.family': 'Doe', 'N.given': 'John', 'N.prefix': 'Mr.', EMAIL: 'a@b.pl', 'EMAIL 2': 'c@d.pl', TEL: '905', 'TEL.label': 'cell', NOTE: 'one\ntwo; three' }];
    expect(tableOf(read(text))).toEqual(expected);
    expect(tableOf(read(text, 7))).toEqual(expected);
  });

  it('decodes quoted-printable with its soft line breaks and its own charset', () => {
    const text = 'BEGIN:VCARD\nVERSION:2.1\nN;CHARSET=windows-1251;ENCODING=QUOTED-PRINTABLE:=D9=B8=E3=EE=\n=EB=E5=E2;;;;\nNOTE;ENCODING=QUOTED-PRINTABLE:=D0=B0=0D=0A=\nb\nEND:VCARD\n';
    expect(tableOf(read(text))).toEqual([{ 'N.family': 'Щёголев', FN: 'Щёголев', NOTE: 'а\nb' }]);
  });

  it('takes a card that does not end: where another begins, and where the file was cut off', () => {
    const text = 'BEGIN:VCARD\nFN:One\nBEGIN:VCARD\nFN:Two\nEND:VCARD\nBEGIN:VCARD\nEND:VCARD\nBEGIN:VCARD\nFN:Three\nTEL:1';
    for (const pieces of [1, 5]) expect(tableOf(read(text, pieces))).toEqual([{ FN: 'One' }, { FN: 'Two' }, { FN: 'Three', TEL: '1' }]);
  });

  it.runIf(hasTestData)('loses no name, e-mail and phone of the exports of seven programs', () => {
    for (const file of testDataFiles('vcard').filter((name) => name.endsWith('.vcf'))) {
      const text = testData('vcard', file).toString('utf8');
      const rows = tableOf(read(text, 3));
      expect(rows.length, file).toBe(text.match(/^BEGIN:VCARD/gim)?.length);
      const kept = (name: string): number => rows.reduce((sum, row) => sum + Object.keys(row).filter((key) => key === name || key.startsWith(`${name} `) || (key.startsWith(`${name}.`) && !key.startsWith(`${name}.label`))).length, 0);
      expect(kept('EMAIL'), file).toBe(text.match(/^(?:\w+\.)?EMAIL[;:].*\S$/gim)?.length ?? 0);
      expect(kept('TEL'), file).toBe(text.match(/^(?:\w+\.)?TEL[;:].*\S$/gim)?.length ?? 0);
      expect(kept('FN'), file).toBeGreaterThanOrEqual(text.match(/^FN[;:].*\S$/gim)?.length ?? 0);
    }
  });

  it.runIf(hasTestData)('reads the names that a phone wrote', () => {
    const android = tableOf(read(testData('vcard', 'John_Doe_ANDROID.vcf').toString('utf8')));
    expect(android[2]?.['FN']).toBe('Ñ Ñ Ñ Ñ Ñ');
    expect(android[3]).toMatchObject({ TEL: '123456', 'TEL 2': '234567', 'TEL 3': '3456789', 'TEL 4': '45678901' });
  });
});
