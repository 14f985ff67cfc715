import { describe, expect, it } from 'vitest';
import { readDelimited } from './delimited.ts';
import { guessDelimiter } from './table-guess.ts';
import { hasTestData, testData, testDataFiles } from './test-data.fixture.ts';
import { guessEncoding, type Encoding } from '../kernel/text-encoding.ts';

function seen(bytes: Uint8Array): Parameters<typeof guessEncoding>[0] {
  let isUtf8 = true;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    isUtf8 = false;
  }
  return { head: bytes.subarray(0, 4), sample: bytes, isAscii: bytes.every((byte) => byte < 128), isUtf8 };
}

/** Letters above 0x7F of single-byte tables, found by decoding every byte. */
function encode(text: string, encoding: Encoding): Uint8Array {
  const table = new Map(Array.from({ length: 256 }, (_, byte) => [new TextDecoder(encoding).decode(new Uint8Array([byte])), byte]));
  return Uint8Array.from(text, (sign) => table.get(sign) ?? 63);
}

describe('the encoding of a file', () => {
  it.each<[Encoding, string]>([
    ['windows-1250', 'imię;nazwisko\nŻaneta;Śliwińska\nZażółć gęślą jaźń'],
    ['iso-8859-2', 'imię;nazwisko\nŻaneta;Śliwińska\nZażółć gęślą jaźń'],
    ['windows-1251', 'имя;фамилия\nАртём;Щёголев\nООО «Ёлочка»'],
    ['koi8-r', 'имя;фамилия\nАртём;Щёголев\nМосква'],
    ['windows-1252', 'Name;Straße\nJürgen Müller;Köln\nFrançois;à côté de la forêt'],
  ])('is told by the letters: %s', (encoding, text) => {
    expect(guessEncoding(seen(encode(text, encoding)))).toEqual({ encoding, because: 'letters-fit' });
  });

  it.each<[Encoding, string]>([
    ['windows-1251', 'ИМЯ;ФАМИЛИЯ\nИВАН;ПЕТРОВ\nМОСКВА'],
    ['windows-1251', 'НАИМЕНОВАНИЕ;ИНН;ГОРОД\nООО РОМАШКА;7701234567;САНКТ-ПЕТЕРБУРГ'],
    ['windows-1251', 'имя;фамилия\nиван;петров\nмосква'],
    ['koi8-r', 'ИМЯ;ФАМИЛИЯ\nИВАН;ПЕТРОВ\nМОСКВА'],
    ['koi8-r', 'имя;фамилия\nиван;петров\nмосква'],
    ['koi8-r', 'Имя;Фамилия\nИван;Петров\nМосква'],
    ['windows-1250', 'IMIĘ;NAZWISKO\nŻANETA;ŚLIWIŃSKA\nŁÓDŹ'],
    ['iso-8859-2', 'IMIĘ;NAZWISKO\nŻANETA;ŚLIWIŃSKA\nŁÓDŹ'],
  ])('is told by the letters where all are capitals, or none is: %s, %j', (encoding, text) => {
    expect(guessEncoding(seen(encode(text, encoding))).encoding).toBe(encoding);
  });

  it('is told by the mark, by valid UTF-8, by zero bytes, and is UTF-8 for plain ASCII', () => {
    const utf8 = new TextEncoder();
    expect(guessEncoding(seen(utf8.encode('\uFEFFimię')))).toEqual({ encoding: 'utf-8', because: 'mark-at-the-start' });
    expect(guessEncoding(seen(utf8.encode('imię')))).toEqual({ encoding: 'utf-8', because: 'valid-utf-8' });
    expect(guessEncoding(seen(utf8.encode('name,email')))).toEqual({ encoding: 'utf-8', because: 'plain-ascii' });
    expect(guessEncoding(seen(Buffer.from('\uFEFFИмя;Фамилия', 'utf16le')))).toEqual({ encoding: 'utf-16le', because: 'mark-at-the-start' });
    expect(guessEncoding(seen(Buffer.from('Имя;Фамилия\nАртём;Щёголев', 'utf16le')))).toEqual({ encoding: 'utf-16le', because: 'zero-bytes' });
    expect(guessEncoding(seen(Buffer.from('name;mail\nAnna;a@b.pl', 'utf16le').swap16()))).toEqual({ encoding: 'utf-16be', because: 'zero-bytes' });
  });

  const POLISH = [['Imię', 'Nazwisko', 'Notatki'], ['Żaneta', 'Śliwińska', 'rozmowa 03.04.2025; prosi o „ofertę” do 15 000,50\r\njutro'], ['Łucja', 'Źrebięcka-Ćma', 'świetnie, "tak"'], ['Józef', 'Gąsiński', '']];
  const RUSSIAN = [['Имя', 'Фамилия', 'Заметки'], ['Артём', 'Щёголев', 'ООО «Ёлочка»; звонок 09.05\r\nв среду'], ['Юлия', 'Подъяпольская', 'объём, "да"'], ['Эльдар', 'Жуков', '']];
  const written = (rows: readonly (readonly string[])[]): string => rows.map((cells) => `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(';')}\r\n`).join('');

  /** The sets that files of others come in, made here so that a plain clone proves them too. */
  it.each<[string, Encoding, readonly (readonly string[])[], (text: string) => Uint8Array]>([
    ['windows-1250, Polish', 'windows-1250', POLISH.map((cells) => cells.map((cell) => cell.replaceAll(' ', '\u00A0'))), (text) => encode(text, 'windows-1250')],
    ['iso-8859-2, Polish', 'iso-8859-2', POLISH.map((cells) => cells.map((cell) => cell.replaceAll(/[„”]/g, "'"))), (text) => encode(text, 'iso-8859-2')],
    ['windows-1251, Russian', 'windows-1251', RUSSIAN, (text) => encode(text, 'windows-1251')],
    ['KOI8-R, Russian', 'koi8-r', RUSSIAN.map((cells) => cells.map((cell) => cell.replaceAll(/[«»]/g, "'"))), (text) => encode(text, 'koi8-r')],
    ['UTF-16LE with its mark', 'utf-16le', POLISH, (text) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['UTF-16LE without one, Russian', 'utf-16le', RUSSIAN, (text) => Buffer.from(text, 'utf16le')],
    ['UTF-16BE with its mark', 'utf-16be', RUSSIAN, (text) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
    ['UTF-8 with its mark', 'utf-8', POLISH, (text) => new TextEncoder().encode(`\uFEFF${text}`)],
    ['UTF-8, Russian', 'utf-8', RUSSIAN, (text) => new TextEncoder().encode(text)],
  ])('and a table in it is read to identical text, cell by cell: %s', (_name, encoding, rows, bytesOf) => {
    const bytes = bytesOf(written(rows));
    expect(guessEncoding(seen(bytes)).encoding).toBe(encoding);
    const text = new TextDecoder(encoding).decode(bytes);
    const { delimiter } = guessDelimiter(text);
    expect([delimiter, readDelimited(text, delimiter).map(({ cells }) => cells)]).toEqual([';', rows]);
  });

  const trueNames: Readonly<Record<string, Encoding>> = { 'KOI8-R': 'koi8-r', 'UTF-16LE': 'utf-16le', 'iso-8859-2-polish': 'iso-8859-2', 'utf-8-sig': 'utf-8', 'windows-1250-polish': 'windows-1250', 'windows-1251-russian': 'windows-1251' };

  /** As an import reads it: piece by piece, wherever the pieces are cut. */
  function inPieces(bytes: Uint8Array, encoding: Encoding): string {
    const decoder = new TextDecoder(encoding);
    let text = '';
    for (let at = 0; at < bytes.length; at += 7) text += decoder.decode(bytes.subarray(at, at + 7), { stream: true });
    return text + decoder.decode();
  }

  it.runIf(hasTestData)('is right for every file of the encoding set and of the address books, and each is read to identical text', () => {
    const books: Readonly<Record<string, Encoding>> = { 'outlook-pl.cp1250.csv': 'windows-1250', 'outlook-pl.utf16le-bom.csv': 'utf-16le', 'outlook-pl.utf8-bom.csv': 'utf-8', 'thunderbird-ru.cp1251.csv': 'windows-1251', 'thunderbird-ru.koi8-r.csv': 'koi8-r', 'thunderbird-ru.utf8.csv': 'utf-8' };
    const sets = Object.entries(trueNames).flatMap(([folder, encoding]) => testDataFiles('encodings', folder).map((file) => ({ parts: ['encodings', folder, file], encoding })));
    const all = [...sets, ...Object.entries(books).map(([file, encoding]) => ({ parts: ['csv-contacts', 'constructed', file], encoding }))];
    const wrong = all.flatMap(({ parts, encoding }) => {
      const bytes = testData(...parts);
      const guess = guessEncoding(seen(bytes)).encoding;
      const text = inPieces(bytes, guess);
      // No sign that stands for a byte nobody could read, and none of the control signs that a wrong table yields.
      const isReadable = !/[\uFFFD\u0080-\u009F]/u.test(text);
      const declared = /^<\?xml[^>]*encoding="([^"]+)"/i.exec(text)?.[1]?.toLowerCase() ?? encoding;
      return guess === encoding && declared === encoding && isReadable && text === new TextDecoder(encoding).decode(bytes) ? [] : [`${parts.join('/')}: ${guess}, ${declared}, ${isReadable}`];
    });
    expect([all.length, wrong]).toEqual([20, []]);
    const polish = ['iso-8859-2', 'windows-1250'].map((encoding) => inPieces(testData('encodings', `${encoding}-polish`, '_ude_1.txt'), encoding as Encoding));
    // ISO-8859-2 has no dash of its own; whoever wrote that file put a question mark.
    expect(polish[0]).toBe(polish[1]?.replaceAll('–', '?'));
  });
});
