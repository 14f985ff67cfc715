import { contactWords, namedContact } from '../agreement/named-contact.ts';
import type { Deliverable, DocumentContent } from '../document/content.ts';
import { holdersOf } from '../document/responsibility/work-items.ts';
import type { Day } from '../kernel/values.ts';
import { doerNamed, type Doer, type Doers } from './agreed-doers.ts';
import { addWorkingDays, type WorkCalendar } from './working-day.ts';

/** What is said of something that was delivered; only a person says it, silence never does. */
export const VERDICTS = ['accepted', 'corrections', 'not_yet'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** By what something delivered is accepted, as the signed text has it. */
export type AcceptanceTerms = {
  readonly checklist: readonly string[];
  /** Working days from the delivery to the answer. */
  readonly days: number;
  /** The text's own words about no answer; empty where it has none. */
  readonly silence: string;
  /** Rounds of corrections that the price includes, and the text's own words about them; not kept where it was asked before they were counted. */
  readonly rounds?: number;
  readonly corrections?: string;
};

type Text = Pick<DocumentContent, 'deliverables' | 'responsibilities' | 'variables'>;

/**
 * The deliverable that the client promises to look at once it is there.
 * @returns null where the text has none of this id, gives no days for it, or lets only our own people decide.
 */
export function acceptedDeliverable(text: Text, id: string): Deliverable | null {
  const found = text.deliverables.find((one) => one.id === id);
  if (found === undefined || found.reviewDays === 0) return null;
  const deciding = holdersOf(text, id, 'decides');
  const isOurs = deciding.length > 0 && deciding.every(({ side }) => side === 'provider') && found.decider.trim() === '';
  return isOurs ? null : found;
}

/** Names that the text gives to who accepts: whoever decides for the client by the matrix, or else the decider of the deliverable. */
function deciderWords(text: Text, { id, decider }: Pick<Deliverable, 'id' | 'decider'>): readonly string[] {
  const deciding = holdersOf(text, id, 'decides').filter(({ side }) => side === 'client').map(({ name }) => name.trim());
  return deciding.length > 0 ? deciding : [decider.trim()].filter((name) => name !== '');
}

/** The same in words that stay while the text names the same people: where nobody decides, who speaks for the client. */
export function accepterWords(text: Text, deliverable: Pick<Deliverable, 'id' | 'decider'>): string {
  const deciding = deciderWords(text, deliverable);
  return deciding.length > 0 ? deciding.join('\n') : contactWords(text.variables);
}

/** Who answers whether it is accepted. */
export type Accepter = { readonly owner: Doer | null; readonly backup: Doer | null; /** Names of the text that nobody known has. */ readonly ownerWord: string };

/** Somebody of the client who can be the one, with the address by which the text may name them. */
type Known = Doer & { readonly email?: string };

/**
 * Whoever is named to decide; where the text names nobody, the one who speaks for the client by its words. Where
 * nobody known is meant, the first who signs for the client keeps it. A second one who decides stands in.
 */
export function accepterOf(text: Text, deliverable: Pick<Deliverable, 'id' | 'decider'>, doers: Readonly<Record<keyof Doers, readonly Known[]>>): Accepter {
  const named = deciderWords(text, deliverable).map((name) => ({ name, doer: doerNamed(name, doers) }));
  const known = named.flatMap(({ doer }) => (doer === null ? [] : [doer]));
  const speaks = named.length > 0 ? null : namedContact(contactWords(text.variables), [...doers.first, ...doers.others].map((doer) => ({ ...doer, email: doer.email ?? '' })));
  const owner = known[0] ?? speaks ?? doers.first[0] ?? null;
  return { owner, backup: known.find(({ id }) => id !== owner?.id) ?? null, ownerWord: named.filter(({ doer }) => doer === null).map(({ name }) => name).join(', ') };
}

/** The last day to answer: so many working days from the day of delivery, which does not count itself. */
export function answerDay(deliveredOn: Day, days: number, calendar: WorkCalendar): Day {
  return addWorkingDays(deliveredOn, days, calendar);
}

/**
 * The day of what has to be corrected: its own, or as many working days after the client's answer as they had for it,
 * whichever is later. A round of corrections takes the days of a review by the ready-made clause on corrections.
 */
export function correctedDay(dueOn: Day | null, { answeredOn, days }: { readonly answeredOn: Day; readonly days: number }, calendar: WorkCalendar): Day | null {
  if (dueOn === null) return null;
  const round = addWorkingDays(answeredOn, days, calendar);
  return round > dueOn ? round : dueOn;
}
