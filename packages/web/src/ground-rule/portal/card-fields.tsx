import { choicesOf, type RuleAnswer, type RuleCard } from '@entente/core/ground-rule/rule-card';
import { cardWords, choiceWords } from '@entente/phrases/rule-words';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { PortalChips, PortalField } from '../../ui/portal/portal-field.tsx';

/** One card: a tap answers it, a line says it otherwise, and it may be left out. */
export function CardFields({ card, given }: { card: RuleCard; given: RuleAnswer | undefined }) {
  const t = usePhrases();
  const question = cardWords(t, card);
  const options = [...choicesOf(card).map((choice) => ({ value: choice, label: choiceWords(t, card, choice) })), { value: '', label: t('rule.skip') }];
  const words = given?.words ?? '';
  return (
    <div className="p-card">
      <PortalChips name={`card-${card.key}`} label={question} options={options} chosen={given?.choice === '' ? undefined : given?.choice} />
      <details open={words !== ''}>
        <summary className="p-more">{t('rule.ownWords')}</summary>
        <PortalField name={`words-${card.key}`} label={t('rule.ownWordsFor', { question })} defaultValue={words} maxLength={300} autoComplete="off" />
      </details>
    </div>
  );
}
