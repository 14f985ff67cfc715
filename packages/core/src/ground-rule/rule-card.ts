import { z } from 'zod';
import { SOFT_TOPICS, type SoftTopic } from '../document/lint/kind-frames.ts';
import { Line } from '../kernel/plain-text.ts';
import { Id } from '../kernel/values.ts';

/** Three more cards that are at hand beside the eight. In a document they are rules of one's own: the eight alone are what a kind of agreement asks for. */
export const FURTHER_TOPICS = ['everyday_channel', 'meeting_moves', 'broken_rule'] as const;
export type CardTopic = SoftTopic | (typeof FURTHER_TOPICS)[number];

/**
 * What may be tapped for each card, in order: the first asks most of the two sides, the last asks least. The order
 * is what makes a middle of two answers possible.
 */
export const CARD_CHOICES = {
  answer_times: ['same_day', 'one_day', 'two_days', 'three_days'],
  urgent_channel: ['call', 'message', 'mail'],
  quiet_hours: ['evenings', 'nights', 'weekends', 'none'],
  who_decides: ['one_person', 'the_nearest', 'together'],
  bad_news: ['phone_first', 'written_same_day', 'next_talk'],
  directness: ['straight', 'good_first', 'in_private'],
  lateness: ['say_before', 'remind_once', 'wait_three_days'],
  patience: ['silence', 'surprises', 'changes_of_mind'],
  everyday_channel: ['call', 'message', 'mail'],
  meeting_moves: ['two_days', 'one_day', 'same_day'],
  broken_rule: ['at_once', 'same_week', 'next_talk'],
} as const satisfies Readonly<Record<CardTopic, readonly string[]>>;

/**
 * Two cards are about each side by itself: when one is left alone, and what costs one's patience. There both
 * answers hold, each for its own side; on the others the two sides need one rule.
 */
const HOLDS_FOR_EACH: ReadonlySet<string> = new Set<SoftTopic>(['quiet_hours', 'patience']);

/** A card as a round asks it: one of those at hand by its topic, or one's own with its words as they were then. */
export const RuleCard = z.strictObject({
  key: z.union([z.enum([...FURTHER_TOPICS, ...SOFT_TOPICS]), Id]),
  /** Empty for those at hand, whose words the catalog holds in every language. */
  question: z.string().max(200),
  choices: z.array(z.string().min(1).max(120)).max(4),
});
export type RuleCard = z.infer<typeof RuleCard>;

/** The words of a card of one's own: a question and two to four answers, the one that asks most first. */
export const OwnCard = z.strictObject({ question: Line(200), choices: z.array(Line(120)).min(2).max(4) });
export type OwnCard = z.infer<typeof OwnCard>;

/** One side's answer to a card: a choice, or words of its own. A card that is skipped has none. */
export const RuleAnswer = z.strictObject({ card: z.string().max(60), choice: z.string().max(40), words: z.string().max(300) });
export type RuleAnswer = z.infer<typeof RuleAnswer>;

/** The most cards of one round: the eight and some others; more is no longer two minutes. */
export const MOST_CARDS = 12;

/** Whether a key names one of the cards at hand, whose words the catalog holds. */
export function isTopic(key: string): key is CardTopic {
  return Object.hasOwn(CARD_CHOICES, key);
}

/** Whether a key names one of the eight, which are topics of a document's ground rules too. */
export function isSoftTopic(key: string): key is SoftTopic {
  return (SOFT_TOPICS as readonly string[]).includes(key);
}

/** The ids of what may be tapped for a card, the one that asks most first; of an own card they are its positions. */
export function choicesOf(card: RuleCard): readonly string[] {
  return isTopic(card.key) ? CARD_CHOICES[card.key] : card.choices.map((_, at) => String(at));
}

/** Whether both answers to a card hold, each for its own side. */
export function holdsForEach(card: RuleCard): boolean {
  return HOLDS_FOR_EACH.has(card.key);
}

/** The eight cards, in their order. */
export function eightCards(): RuleCard[] {
  return SOFT_TOPICS.map((key) => ({ key, question: '', choices: [] }));
}

/** The cards at hand beside the eight, in their order. */
export function furtherCards(): RuleCard[] {
  return FURTHER_TOPICS.map((key) => ({ key, question: '', choices: [] }));
}

/** Whether an answer is one that its card allows: exactly a choice it offers, or words. */
export function isAnswerOf(card: RuleCard, { choice, words }: RuleAnswer): boolean {
  return choice === '' ? words.trim() !== '' : words === '' && choicesOf(card).includes(choice);
}
