import { Zip, ZipDeflate } from 'fflate';
import type { SheetWriter, WrittenCell } from './sheet-writer.ts';

/** A sheet holds no more rows (Excel); what comes after goes on in the next sheet. */
const MOST_ROWS = 1_048_576;
const MS_A_DAY = 86_400_000;
const DAY_ZERO = Date.UTC(1899, 11, 30);
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const SHEET_HEAD = `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>`;
/** Cell styles by number: 0 plain, 1 a day, 2 a moment. */
const STYLES = `${HEAD}<styleSheet xmlns="${MAIN}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf numFmtId="14" applyNumberFormat="1"/><xf numFmtId="22" applyNumberFormat="1"/></cellXfs></styleSheet>`;

/** An Office Open XML workbook (XLSX) with typed cells: texts are texts, whatever they begin with. */
export function workbookWriter(): SheetWriter {
  const encoder = new TextEncoder();
  let ready: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error !== null) throw error;
    ready.push(chunk);
  });
  let [sheets, row] = [0, 0];
  let sheet: ZipDeflate | null = null;
  const open = (name: string): ZipDeflate => {
    const part = new ZipDeflate(name, { level: 6 });
    zip.add(part);
    return part;
  };
  const whole = (name: string, text: string): void => open(name).push(encoder.encode(text), true);
  const closeSheet = (): void => {
    sheet?.push(encoder.encode('</sheetData></worksheet>'), true);
    sheet = null;
  };
  const nextSheet = (): ZipDeflate => {
    closeSheet();
    [sheets, row] = [sheets + 1, 0];
    const part = open(`xl/worksheets/sheet${sheets}.xml`);
    part.push(encoder.encode(SHEET_HEAD));
    return part;
  };
  const take = (): Uint8Array => {
    const taken = Buffer.concat(ready);
    ready = [];
    return taken;
  };
  return {
    rows(rows) {
      for (let at = 0; at < rows.length; ) {
        if (sheet === null || row === MOST_ROWS) sheet = nextSheet();
        const fitting = rows.slice(at, at + MOST_ROWS - row);
        sheet.push(encoder.encode(fitting.map((cells, offset) => rowXml(cells, row + offset + 1)).join('')));
        [row, at] = [row + fitting.length, at + fitting.length];
      }
      return take();
    },
    end() {
      sheet ??= nextSheet();
      closeSheet();
      const numbers = Array.from({ length: sheets }, (_, at) => at + 1);
      whole('[Content_Types].xml', `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>${numbers.map((n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${TYPE}.worksheet+xml"/>`).join('')}</Types>`);
      whole('_rels/.rels', relations([`<Relationship Id="r1" Type="${REL}/officeDocument" Target="xl/workbook.xml"/>`]));
      whole('xl/_rels/workbook.xml.rels', relations([`<Relationship Id="styles" Type="${REL}/styles" Target="styles.xml"/>`, ...numbers.map((n) => `<Relationship Id="s${n}" Type="${REL}/worksheet" Target="worksheets/sheet${n}.xml"/>`)]));
      whole('xl/styles.xml', STYLES);
      whole('xl/workbook.xml', `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${REL}"><sheets>${numbers.map((n) => `<sheet name="${n}" sheetId="${n}" r:id="s${n}"/>`).join('')}</sheets></workbook>`);
      zip.end();
      return take();
    },
  };
}

function relations(each: readonly string[]): string {
  return `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${each.join('')}</Relationships>`;
}

function rowXml(cells: readonly WrittenCell[], number: number): string {
  return `<row r="${number}">${cells.map((cell, at) => cellXml(cell, `${columnName(at)}${number}`)).join('')}</row>`;
}

function cellXml(cell: WrittenCell, place: string): string {
  if (cell === null) return '';
  if (cell.kind === 'text') return `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell.text)}</t></is></c>`;
  if (cell.kind === 'number') return `<c r="${place}"><v>${cell.text}</v></c>`;
  return `<c r="${place}" s="${cell.kind === 'day' ? 1 : 2}"><v>${(Date.parse(asUtc(cell.text)) - DAY_ZERO) / MS_A_DAY}</v></c>`;
}

/** A sheet knows no time zones: it counts the days that clocks have shown. */
function asUtc(clock: string): string {
  return clock.includes(' ') ? `${clock.replace(' ', 'T')}Z` : clock;
}

/** "A" for the first column, "AA" for the 27th. */
function columnName(at: number): string {
  const last = String.fromCodePoint(65 + (at % 26));
  return at < 26 ? last : `${columnName(Math.floor(at / 26) - 1)}${last}`;
}

/** What looks like a sign written by its number would be read as that sign. */
function escaped(text: string): string {
  return text.replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_').replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
