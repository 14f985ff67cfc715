import type { Instant } from '../kernel/values.ts';
import { NO_TERMS, type MeetingTerms } from './meeting-terms.ts';

/** The text in force of one agreement with its amendments, and what it says about meetings. */
export type TextInForce = { readonly title: string; readonly sealedAt: Instant; readonly terms: MeetingTerms };

/** What binds the meetings of an engagement, with the titles of the texts that say it; empty titles where none does. */
export type AgreedTerms = MeetingTerms & {
  /** Of the text that says how often, how long and how many; or of the newest one where none says it. */
  readonly title: string;
  /** Of the text that gives the notice. */
  readonly ruleTitle: string;
  /** What other texts in force want, which does not hold. */
  readonly otherRules: readonly { readonly title: string; readonly hours: number }[];
};

/**
 * What holds where an engagement has several signed texts. How often, how long and how many comes from the text that
 * plans meetings; so does the notice, where that text has one: it is the rule for the very meetings it plans. Where
 * it has none, or no text plans meetings, the notice comes from the newest text that has one. Of several that plan,
 * one with a notice goes before one without, then the newer.
 */
export function termsInForce(texts: readonly TextInForce[]): AgreedTerms {
  const newest = texts.toSorted((a, b) => b.sealedAt.localeCompare(a.sealedAt));
  const ruled = newest.filter(hasNotice);
  const planning = newest.filter(plansMeetings);
  const plan = planning.find(hasNotice) ?? planning[0];
  const ruling = plan !== undefined && hasNotice(plan) ? plan : ruled[0];
  const { terms, title } = plan ?? ruling ?? newest[0] ?? { terms: NO_TERMS, title: '' };
  return {
    ...terms,
    title,
    rule: (ruling?.terms ?? NO_TERMS).rule,
    ruleTitle: ruling?.title ?? '',
    otherRules: ruled.filter((text) => text !== ruling).map((text) => ({ title: text.title, hours: text.terms.rule.hours })),
  };
}

/** The same where no signed text gives a notice and both sides said one on the cards: nobody signed it, so nothing follows where it is broken. */
export function withCards(terms: AgreedTerms, hours: number | null): AgreedTerms {
  return hours === null || terms.rule.source !== 'default' ? terms : { ...terms, rule: { source: 'cards', hours, words: '', number: '' } };
}

function hasNotice({ terms }: TextInForce): boolean {
  return terms.rule.source === 'agreement';
}

function plansMeetings({ terms: { intervalDays, minutes, count } }: TextInForce): boolean {
  return intervalDays !== null || minutes !== null || count !== null;
}
