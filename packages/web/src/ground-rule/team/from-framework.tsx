import type { GroundRulesView } from '@entente/contract/ground-rule/ground-rule.contract';
import { cardWords } from '@entente/phrases/rule-words';
import { ButtonLink } from '../../shell/team-app/router-links.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SectionRule } from '../../ui/section-rule.tsx';
import { Acting } from './acting.tsx';
import { RuleList } from './rule-list.tsx';
import { WholeNumbers } from '../../ui/whole-numbers.tsx';

/** What an order has from its framework agreement, what of it acts, and about which cards the order says something of its own. */
export function FromFramework({ rules }: { rules: GroundRulesView }) {
  const t = usePhrases();
  if (rules.framework === null) return null;
  const { number, open, cards, rules: held, replaced } = rules.framework;
  const anew = replaced.flatMap((key) => cards.find((card) => card.key === key) ?? []).map((card) => cardWords(t, card));
  return (
    <section>
      <SectionRule aside={open === null ? undefined : <ButtonLink kind="text" small to="/engagements/$id/rules" params={{ id: open.engagementId }}>{t('rule.toFramework')}</ButtonLink>}><WholeNumbers>{t('rule.fromFramework', { number })}</WholeNumbers></SectionRule>
      <div className="gr-own">
        <p className="meta-2"><WholeNumbers>{t('rule.fromFrameworkHelp', { number })}</WholeNumbers></p>
        {held.length === 0 ? null : <RuleList rules={rules} cards={cards} settled={held} />}
        {anew.length === 0 ? null : <p className="meta-2">{t('rule.saidAnew', { cards: anew.join(' · ') })}</p>}
        {held.length === 0 ? null : <Acting rules={rules} agreed={held} names={rules.people.map(({ name }) => name).join(', ')} />}
      </div>
    </section>
  );
}
