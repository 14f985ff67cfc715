import type { Locale } from '../kernel/locale.ts';
import type { Day } from '../kernel/values.ts';

export const NOTE_TOPICS = [
  'electronic_signature', 'governing_law', 'changes',
  'transfer_of_rights', 'promise_of_transfer', 'licence',
  'personal_data', 'invoices', 'late_payment', 'acceptance', 'ending',
  'consumer_order', 'consumer_withdrawal',
] as const;
export type NoteTopic = (typeof NOTE_TOPICS)[number];

/** What the law of a country asks of an agreement, for its author. A fact with its source, not legal advice. */
export type CountryNote = {
  readonly topic: NoteTopic;
  /** Keys of the built-in clauses that the note stands beside. */
  readonly clauses: readonly string[];
  readonly text: Readonly<Record<Locale, string>>;
  /** Act and article, in the language of the law. */
  readonly source: string;
  readonly checkedOn: Day;
};
