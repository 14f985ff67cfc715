import type { RuleRoundView } from '@entente/contract/ground-rule/ground-rule.contract';
import type { RuleCard } from '@entente/core/ground-rule/rule-card';
import { cardWords, givenWords } from '@entente/phrases/rule-words';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { PortalRadios } from '../../ui/portal/portal-field.tsx';

type Line = NonNullable<RuleRoundView['lines']>[number];

/** A card on which the two sides differ: both answers, the middle between them, and what is chosen. */
export function DifferenceFields({ line, card }: { line: Line; card: RuleCard | undefined }) {
  const t = usePhrases();
  if (card === undefined) return null;
  const { provider, client, middle, settled } = line;
  const own = client === null ? '' : givenWords(t, card, client);
  const theirs = provider === null ? '' : givenWords(t, card, provider);
  const between = middle === null || same(middle, client) || same(middle, provider) ? null : givenWords(t, card, middle);
  const options = [
    ...(between === null ? [] : [{ value: 'middle', label: t('rule.pickMiddle', { words: between }) }]),
    { value: 'client', label: t('rule.pickOwn', { words: own }) },
    { value: 'provider', label: t('rule.pickTheirs', { words: theirs }) },
    { value: 'talk', label: t('rule.pickTalk') },
  ];
  return (
    <div className="p-card">
      <p className="p-card__question">{cardWords(t, card)}</p>
      <PortalRadios name={`card-${card.key}`} label={cardWords(t, card)} options={options} chosen={chosenOf(settled, line)} />
    </div>
  );
}

function same(a: Line['middle'], b: Line['middle']): boolean {
  return a !== null && b !== null && a.choice === b.choice && a.words === b.words;
}

/** What stands now: what somebody picked, or the middle that is proposed. */
function chosenOf(settled: Line['settled'], { provider, client }: Line): string | undefined {
  if (settled === null) return undefined;
  if (settled.as === 'talk') return 'talk';
  if (settled.as !== 'one') return undefined;
  if (same(settled.rule, client)) return 'client';
  return same(settled.rule, provider) ? 'provider' : 'middle';
}
