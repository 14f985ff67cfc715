import type { Locale } from '../kernel/locale.ts';
import type { Day } from '../kernel/values.ts';

/** Units a count can stand in; said in the form that follows "within" ("5 working days", "5 dni roboczych"). */
export const COUNT_UNITS = ['hours', 'days', 'working_days', 'weeks', 'months'] as const;
export type CountUnit = (typeof COUNT_UNITS)[number];

/** Every phrase that the frame blocks and "In short" need; packages/phrases has them in each language. */
export const FRAME_WORDS = [
  'gap', 'gap.legal_name', 'gap.dates', 'fact',
  'party.first', 'party.next', 'party.registration', 'party.address', 'party.home', 'party.character', 'party.not_professional', 'party.represented_by', 'party.authority',
  'empty.scope_in', 'empty.scope_out', 'empty.phases', 'empty.deliverables', 'empty.results', 'empty.billing', 'empty.client_inputs', 'empty.responsibilities', 'empty.ground_rules', 'empty.terms', 'term.form', 'term.also',
  'phase.dates', 'phase.from_to', 'phase.from', 'phase.to',
  'deliverable.phase', 'deliverable.form', 'deliverable.quantity', 'deliverable.due', 'deliverable.acceptance', 'deliverable.rounds', 'deliverable.rounds_count', 'deliverable.review', 'deliverable.review_within', 'deliverable.decider',
  'result.level', 'result.level.result', 'result.level.behaviour', 'result.level.knowledge', 'result.level.attitude', 'result.measure', 'result.baseline', 'result.target', 'result.measured_on',
  'billing.amount', 'billing.when', 'billing.payment', 'billing.payment_within', 'billing.payment_at_once', 'billing.total',
  'billing.on_signing', 'billing.on_day', 'billing.on_day_unset', 'billing.on_acceptance', 'billing.on_acceptance_unset', 'billing.monthly', 'billing.per_meeting', 'billing.on_completion',
  'client_input.form', 'client_input.due', 'client_input.owner', 'client_input.phase',
  'responsibility.does', 'responsibility.decides', 'responsibility.asked', 'responsibility.told', 'responsibility.nothing', 'responsibility.done_by', 'responsibility.decided_by',
  'ground_rule.answer_times', 'ground_rule.urgent_channel', 'ground_rule.quiet_hours', 'ground_rule.who_decides', 'ground_rule.bad_news', 'ground_rule.directness', 'ground_rule.lateness', 'ground_rule.patience', 'ground_rule.own',
  'short.get', 'short.achieve', 'short.until', 'short.price', 'short.from_you', 'short.changes', 'short.ending', 'short.rights',
  'short.get.none', 'short.achieve.none', 'short.until.none', 'short.price.none', 'short.from_you.none', 'short.changes.none', 'short.ending.none', 'short.rights.none',
  'short.pieces', 'short.more', 'short.from_to', 'short.to', 'short.from', 'short.price_total', 'short.price_part', 'short.price_free', 'short.due', 'short.target', 'short.framework',
] as const;
export type FrameWord = (typeof FRAME_WORDS)[number];

/**
 * How one language writes what the frame holds. Everything here is hashed and signed, so an
 * implementation takes digits, separators, months and plural forms from its own catalog, never from
 * the platform's locale data.
 */
export type FrameWords = {
  readonly locale: Locale;
  say(word: FrameWord, values?: Readonly<Record<string, string | number>>): string;
  /** "12 May 2026" */
  day(day: Day): string;
  /** "Poland" from its ISO 3166-1 alpha-2 code; the code itself where the catalog has no name. */
  country(code: string): string;
  /** "78 400,00 zł" from minor units. */
  money(amountMinor: number, currency: string): string;
  /** The same for a summary, which leaves ",00" out: "78 400 zł". */
  roundMoney(amountMinor: number, currency: string): string;
  /** A decimal number in its written form with ".", in the language's separators. */
  number(decimal: string): string;
  /** The same, of a hundred: "30 %". */
  percent(decimal: string): string;
  /** "5 working days" */
  count(count: number, unit: CountUnit): string;
  /** "a, b and c" */
  list(items: readonly string[]): string;
};
