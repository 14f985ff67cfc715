type Columns = Readonly<Record<string, unknown>>;

/**
 * Other programs have one "close date": of a deal that is over it says when that was, of an open one when it is expected.
 * An open deal has no day on which it was closed; a day that the file expects beside it stays.
 */
export function withClosingDay(values: Columns, isOpen: boolean): Record<string, unknown> {
  const { closed_on: day, ...others } = values;
  if (!isOpen || typeof day !== 'string') return { ...values };
  return { ...others, expected_close_on: others['expected_close_on'] ?? day };
}
