import { isTopic, type RuleCard } from '@entente/core/ground-rule/rule-card';
import type { Given, Settled } from '@entente/core/ground-rule/settle-rules';
import type { Translator } from './translator.ts';

/** A card's question in the reader's language; an own card speaks the one it was written in. */
export function cardWords(say: Translator, card: RuleCard): string {
  const key = `rule.card.${card.key}`;
  return isTopic(card.key) && say.has(key) ? say(key) : card.question;
}

/** A choice of a card in words. */
export function choiceWords(say: Translator, card: RuleCard, choice: string): string {
  const key = `rule.choice.${card.key}.${choice}`;
  return isTopic(card.key) && say.has(key) ? say(key) : (card.choices[Number(choice)] ?? '');
}

/** An answer in words: the choice, or what was written instead. */
export function givenWords(say: Translator, card: RuleCard, { choice, words }: Given): string {
  return choice === '' ? words : choiceWords(say, card, choice);
}

type Settling = { readonly card: RuleCard; readonly settled: Settled; readonly names: { readonly provider: string; readonly client: string } };

/** What a card came to, as a rule in words; null where it is still to be talked about. */
export function settledWords(say: Translator, { card, settled, names }: Settling): string | null {
  if (settled.as === 'talk') return null;
  if (settled.as === 'one') return givenWords(say, card, settled.rule);
  const sides = (['provider', 'client'] as const).flatMap((side) => {
    const given = settled[side];
    return given === null ? [] : [say('rule.forSide', { name: names[side], rule: givenWords(say, card, given) })];
  });
  return sides.join(' ');
}
