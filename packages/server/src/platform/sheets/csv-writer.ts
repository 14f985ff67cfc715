import { withoutFormula } from '@entente/core/kernel/formula-text';
import type { SheetWriter, WrittenCell } from './sheet-writer.ts';

/** Tells spreadsheets that the file is UTF-8. */
const BYTE_ORDER_MARK = '\u{FEFF}';

/** RFC 4180: every cell quoted, lines end in CRLF; no cell is a formula. */
export function csvWriter(): SheetWriter {
  const encoder = new TextEncoder();
  let isFirst = true;
  return {
    rows(rows) {
      const text = rows.map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('');
      const mark = isFirst ? BYTE_ORDER_MARK : '';
      isFirst = false;
      return encoder.encode(mark + text);
    },
    end: () => new Uint8Array(),
  };
}

function quoted(cell: WrittenCell): string {
  return cell === null ? '""' : `"${withoutFormula(cell.text).replaceAll('"', '""')}"`;
}
