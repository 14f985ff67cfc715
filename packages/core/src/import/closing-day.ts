import type { StageKind } from '../deal/stage.ts';

type Columns = Readonly<Record<string, unknown>>;

/**
 * Other programs have one "close date": of a deal that is over it says when that was, of an open one when it is expected.
 * An open deal has no day on which it was closed; a day that the file expects beside it stays.
 * @param mayExpect whether the importer may set the day on which a deal is expected to close
 */
export function withClosingDay(values: Columns, { isOpen, mayExpect }: { readonly isOpen: boolean; readonly mayExpect: boolean }): Record<string, unknown> {
  const { closed_on: day, ...others } = values;
  if (!isOpen || typeof day !== 'string') return { ...values };
  return mayExpect ? { ...others, expected_close_on: others['expected_close_on'] ?? day } : others;
}

type Entry = { readonly said: Columns; readonly present: Columns; readonly today: string };

/**
 * What entering a stage makes of a deal's closing, by column, as a move by hand does: a closed deal has its day, which is the
 * file's or today; one that opens has neither day nor reason; only a lost one keeps a reason.
 * @param present how the deal stands before.
 */
export function closingOnEntry(kind: StageKind, { said, present, today }: Entry): Record<string, unknown> {
  const noLoss = { lost_reason_id: null, lost_note: '' };
  if (kind === 'open') return { closed_on: null, ...noLoss };
  const day = said['closed_on'] ?? (present['state'] === 'open' ? present['closed_on'] : null) ?? today;
  return kind === 'won' ? { closed_on: day, ...noLoss } : { closed_on: day };
}
