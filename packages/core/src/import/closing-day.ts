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
