import { z } from 'zod';
import { Day, Id, Instant } from '@entente/core/kernel/values';

const RuleGiven = z.strictObject({ choice: z.string(), words: z.string() });
const RuleSettled = z.discriminatedUnion('as', [
  z.strictObject({ as: z.literal('one'), rule: RuleGiven }),
  z.strictObject({ as: z.literal('each'), provider: RuleGiven.nullable(), client: RuleGiven.nullable() }),
  z.strictObject({ as: z.literal('talk') }),
]);
const RuleBy = z.strictObject({ name: z.string(), at: Instant }).nullable();
const RuleBoth = z.strictObject({ provider: RuleBy, client: RuleBy });

const RuleCards = z.array(z.strictObject({ key: z.string(), question: z.string(), choices: z.array(z.string()) }));
const AgreedRules = z.array(z.strictObject({ card: z.string(), settled: RuleSettled }));

/** The words of rules that an order has from its framework agreement, and the number of that: nothing else of it. */
export const HeldFromFramework = z.strictObject({ number: z.string(), cards: RuleCards, rules: AgreedRules });

/** A round of the cards as the reader's side may see it; its area stands below this one and makes it. */
export const RuleRoundView = z.strictObject({
  id: Id, number: z.number().int(), state: z.enum(['asking', 'comparing', 'agreed']),
  openedAt: Instant, openedBy: z.string(), askedName: z.string(),
  cards: RuleCards,
  own: z.array(RuleGiven.extend({ card: z.string() })),
  answered: RuleBoth,
  lines: z.array(z.strictObject({ card: z.string(), state: z.enum(['same', 'each', 'one_side', 'differs', 'skipped']), provider: RuleGiven.nullable(), client: RuleGiven.nullable(), middle: RuleGiven.nullable(), settled: RuleSettled.nullable() })).nullable(),
  works: RuleBoth,
  agreedAt: Instant.nullable(),
  agreed: AgreedRules.nullable(),
  reviewOn: Day.nullable(),
  wantsChange: RuleBy,
});
