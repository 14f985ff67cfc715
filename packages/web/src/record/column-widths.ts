import type { ListKind } from '@entente/core/record/record-kind';

type Widths = Readonly<Record<string, number>>;

const place = (kind: ListKind): string => `entente.widths.${kind}`;

/** How wide a person has made the columns of a kind on this device. */
export function keptWidths(kind: ListKind): Widths {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(place(kind)) ?? '{}');
    return typeof kept === 'object' && kept !== null ? Object.fromEntries(Object.entries(kept).filter((entry): entry is [string, number] => typeof entry[1] === 'number' && entry[1] >= 64 && entry[1] <= 1200)) : {};
  } catch {
    return {};
  }
}

/** Keeps the widths, and hands them back. Storage may be forbidden; they then last until the page is closed. */
export function keepWidth(kind: ListKind, widths: Widths): Widths {
  try {
    localStorage.setItem(place(kind), JSON.stringify(widths));
  } catch {
    return widths;
  }
  return widths;
}
