import { BUILT_IN_FIELDS, findField } from '@entente/core/record/record-fields';
import { LIST_KINDS } from '@entente/core/record/record-kind';
import { expect, it } from 'vitest';
import { usualWidth } from './field-shape.ts';
import { PRESETS } from './record-place.ts';

/** What a desk of 1440 pixels leaves to the columns: beside the menu, the edges of the page, the boxes and a bar to scroll by. */
const ROOM = 1_440 - 208 - 2 * 40 - 36 - 15;

it.each(LIST_KINDS)('the columns of every list of its first day fit a desk of 1440 pixels: %s', (kind) => {
  const widths = PRESETS[kind].map(({ shown: { columns } }) => columns.reduce((sum, key) => {
    const field = findField(BUILT_IN_FIELDS[kind], key);
    return field === null ? Infinity : sum + usualWidth(field, columns.length, kind);
  }, 0));
  expect(widths.filter((width) => width > ROOM)).toEqual([]);
});
