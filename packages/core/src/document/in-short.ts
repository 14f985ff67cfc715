import { z } from 'zod';
import { Id } from '../kernel/values.ts';
import { framesUsed, type FrameBlock } from './clause-text.ts';
import type { BillingItem, DocumentContent } from './content.ts';
import { billingSums, billingWhen } from './frame-rows.ts';
import type { FrameWords } from './frame-words.ts';
import { frameworkNumber, ORDER_CLAUSE } from './order-clause.ts';
import { numberClauses, renderSentence } from './render-document.ts';

export const SHORT_LINES = ['get', 'achieve', 'until', 'price', 'from_you', 'changes', 'ending', 'rights'] as const;
export type ShortLine = (typeof SHORT_LINES)[number];

/** One line of "In short": a question a client asks, its answer, and the clause it leads to. */
export const InShortLine = z.object({
  line: z.enum(SHORT_LINES),
  question: z.string(),
  answer: z.string(),
  /** True where the document says nothing about it; the answer then says so. */
  empty: z.boolean(),
  clauseId: Id.nullable(),
  clauseNumber: z.string().nullable(),
});
export type InShortLine = z.infer<typeof InShortLine>;

/** `whole`: every record is named, what is done beside what is handed over; otherwise as many as are read at a glance. */
type Scribe = { readonly content: DocumentContent; readonly words: FrameWords; readonly whole: boolean };
type Target = { readonly id: string; readonly number: string };

/** How many characters of records a line names before it says "and n more": three lines on a phone. The first is named whatever its length. */
const MOST_NAMED = 110;
const BETWEEN = '; ';

/** Variables by which the templates say when the work begins and ends, where the phases carry no days. */
const START_KEYS = ['start_day'];
const END_KEYS = ['end_day'];
const LENGTH_KEYS = ['duration_months'];

const FRAMES: Readonly<Partial<Record<ShortLine, readonly FrameBlock[]>>> = {
  get: ['deliverables', 'scope_in'],
  achieve: ['results'],
  until: ['phases', 'deliverables'],
  price: ['billing'],
  from_you: ['client_inputs'],
};

const ANSWERS: Readonly<Record<ShortLine, (scribe: Scribe) => string | null>> = {
  get: whatYouGet,
  achieve: whatItAchieves,
  until: untilWhen,
  price: priceAndWhen,
  from_you: whatWeNeed,
  changes: (scribe) => clauseSummary(scribe, 'changes'),
  ending: (scribe) => clauseSummary(scribe, 'ending'),
  rights: (scribe) => clauseSummary(scribe, 'rights'),
};

/**
 * The eight lines of "In short", made from the structure: what you get, what it should achieve, until
 * when, price and when you pay, what we need from you, how changes work, how to stop, whose rights.
 * A line with nothing behind it says so; it is never left out. What an order leaves to its framework agreement, it says so.
 */
export function inShort(content: DocumentContent, words: FrameWords): readonly InShortLine[] {
  return SHORT_LINES.map((line) => shortLine({ content, words, whole: false }, line));
}

/** The lines of which a consumer who is to pay reads directly before the button (2011/83/EU art. 8(2) with art. 6(1)(a), (e), (o)). */
const MAIN_POINTS = ['get', 'price', 'until', 'ending'] as const satisfies readonly ShortLine[];

/** What a consumer orders: all that is handed over and all that is done, its price, how long it runs and how it ends. Nothing is left out as "and n more". */
export function mainPoints(content: DocumentContent, words: FrameWords): readonly InShortLine[] {
  return MAIN_POINTS.map((line) => shortLine({ content, words, whole: true }, line));
}

function shortLine(scribe: Scribe, line: ShortLine): InShortLine {
  const { content, words } = scribe;
  const answer = ANSWERS[line](scribe);
  const target = targetOf(content, line);
  return { line, question: words.say(`short.${line}`), answer: answer ?? words.say(`short.${line}.none`), empty: answer === null, clauseId: target?.id ?? null, clauseNumber: target?.number ?? null };
}

/** The clause a line leads to: the one that writes out the first frame of the line that holds anything. */
function targetOf(content: DocumentContent, line: ShortLine): Target | null {
  const clauses = numberClauses(content).flatMap((section) => section.clauses);
  const frames = FRAMES[line] ?? [];
  const writing = (frame: FrameBlock) => clauses.find(({ clause }) => framesUsed(clause.body).includes(frame));
  const full = frames.filter((frame) => holds(content, frame));
  const hit = FRAMES[line] === undefined ? clauses.find(({ clause }) => clause.summaryLine === line) ?? clauses.find(({ clause }) => clause.key === ORDER_CLAUSE) : firstFound(full, writing) ?? firstFound(frames, writing);
  return hit === undefined ? null : { id: hit.clause.id, number: hit.number };
}

function firstFound<Key, Value>(keys: readonly Key[], find: (key: Key) => Value | undefined): Value | undefined {
  for (const key of keys) {
    const found = find(key);
    if (found !== undefined) return found;
  }
  return undefined;
}

function holds(content: DocumentContent, frame: FrameBlock): boolean {
  if (frame === 'deliverables') return content.deliverables.length > 0;
  if (frame === 'scope_in') return content.scopeItems.some(({ direction }) => direction === 'in');
  return true;
}

function whatYouGet(scribe: Scribe): string | null {
  const { content, words, whole } = scribe;
  const deliverables = content.deliverables.map(({ name, quantity }) => (quantity === 1 ? name : words.say('short.pieces', { name, quantity: words.number(String(quantity)) })));
  const scope = content.scopeItems.filter(({ direction }) => direction === 'in').map(({ text }) => text);
  if (whole) return named([...deliverables, ...scope], scribe);
  return named(deliverables.length > 0 ? deliverables : scope, scribe);
}

function whatItAchieves(scribe: Scribe): string | null {
  const { content, words } = scribe;
  return named(content.results.map(({ text, target }) => (target === '' ? text : words.say('short.target', { text, target }))), scribe);
}

function untilWhen(scribe: Scribe): string | null {
  const { content, words } = scribe;
  const days = [...content.phases.map(({ endsOn }) => endsOn), ...content.deliverables.map(({ dueOn }) => dueOn)].filter((day) => day !== null).sort();
  const starts = content.phases.map(({ startsOn }) => startsOn).filter((day) => day !== null).sort();
  const from = starts[0] ?? valueOf(content, START_KEYS, 'day');
  const to = days.at(-1) ?? valueOf(content, END_KEYS, 'day');
  if (from !== null && to !== null) return words.say('short.from_to', { from: words.day(from), to: words.day(to) });
  if (to !== null) return words.say('short.to', { to: words.day(to) });
  const length = lengthOf(scribe);
  if (length !== null) return length;
  return from === null ? null : words.say('short.from', { from: words.day(from) });
}

/** How long it lasts, for work that runs for a time and not until a day (mentoring). */
function lengthOf({ content, words }: Scribe): string | null {
  const variable = content.variables.find(({ key, value }) => LENGTH_KEYS.includes(key) && value !== null);
  return variable === undefined ? null : renderSentence(content, `{${variable.key}}`, words);
}

function valueOf(content: DocumentContent, keys: readonly string[], type: string): string | null {
  return content.variables.find((variable) => keys.includes(variable.key) && variable.type === type)?.value ?? null;
}

function priceAndWhen(scribe: Scribe): string | null {
  const { content, words } = scribe;
  const items = content.billingItems;
  if (items.length === 0) return null;
  if (items.every(({ amountMinor }) => amountMinor === 0)) return words.say('short.price_free');
  const parts = items.map((item) => pricePart(scribe, item));
  const recurring = items.some(({ trigger }) => trigger === 'monthly' || trigger === 'per_meeting');
  if (recurring || items.length === 1) return parts.join('; ');
  const total = words.list(billingSums(content).map(({ amountMinor, currency }) => words.roundMoney(amountMinor, currency)));
  return words.say('short.price_total', { total, parts: parts.join('; ') });
}

function pricePart({ content, words }: Scribe, item: BillingItem): string {
  return words.say('short.price_part', { amount: words.roundMoney(item.amountMinor, item.currency), when: billingWhen(content, item, words) });
}

function whatWeNeed(scribe: Scribe): string | null {
  const { content, words } = scribe;
  return named(content.clientInputs.map(({ text, dueOn }) => (dueOn === null ? text : words.say('short.due', { text, day: words.day(dueOn) }))), scribe);
}

function clauseSummary({ content, words }: Scribe, line: 'changes' | 'ending' | 'rights'): string | null {
  const summary = numberClauses(content).flatMap((section) => section.clauses).find(({ clause }) => clause.summaryLine === line && clause.summary !== '')?.clause.summary;
  if (summary !== undefined) return renderSentence(content, summary, words);
  const number = frameworkNumber(content);
  return number === null ? null : words.say('short.framework', { number });
}

function named(texts: readonly string[], { words, whole }: Scribe): string | null {
  if (texts.length === 0) return null;
  const shown = texts.filter((_, at) => whole || at === 0 || texts.slice(0, at + 1).join(BETWEEN).length <= MOST_NAMED);
  const names = shown.join(BETWEEN);
  return shown.length === texts.length ? names : words.say('short.more', { names, count: texts.length - shown.length });
}
