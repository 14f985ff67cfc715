import type { GroundRulesView, RuleRoundView } from '@entente/contract/ground-rule/ground-rule.contract';
import { dayIn } from '@entente/core/kernel/zoned-time';
import { api } from '../../shell/team-app/api.ts';
import { useCommands } from '../../shell/team-app/commands.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Lamp } from '../../ui/lamp.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { dayWords } from '../../ui/time-words.ts';
import { whenWords } from '../../agreement/when.ts';
import { Acting } from './acting.tsx';
import { commandOf, isBeside } from './beside.ts';
import { useRuleChange } from './rule-change.ts';
import { RuleList } from './rule-list.tsx';

type Props = { rules: GroundRulesView; round: RuleRoundView };

/** What holds between both sides, what of it acts by itself, and whether the agreement says it too. */
export function AgreedRules({ rules, round }: Props) {
  const t = usePhrases();
  const { busy, change } = useRuleChange(rules.agreementId);
  const due = round.reviewOn !== null && round.reviewOn <= dayIn(rules.timeZone, new Date());
  const review = round.reviewOn === null ? '' : dayWords(t.locale, round.reviewOn);
  const still = () => change(() => api.groundRule.review({ id: round.id }));
  useCommands([commandOf(rules, round, { id: 'rule.still', label: t('rule.stillWorks'), allowed: due, run: () => void still() })]);
  return (
    <div className="gr-own">
      {due ? <Banner tone="warn" title={t('rule.reviewTitle')} act={<Button small busy={busy ? t('kit.saving') : undefined} onClick={() => void still()}>{t('rule.stillWorks')}</Button>}>{t('rule.reviewHelp', { day: review })}</Banner> : null}
      <p className="meta-2">{t('rule.agreedOn', { day: round.agreedAt === null ? '' : whenWords(t.locale, round.agreedAt), review })}</p>
      <RuleList rules={rules} cards={round.cards} settled={round.agreed ?? []} />
      {isBeside(rules, round) ? null : <InDraft rules={rules} round={round} />}
      <Acting rules={rules} agreed={round.agreed ?? []} names={rules.beside.length === 0 ? rules.people.map(({ name }) => name).join(', ') : round.askedName} />
    </div>
  );
}

function InDraft({ rules, round }: Props) {
  const t = usePhrases();
  const { busy, change } = useRuleChange(rules.agreementId);
  const { open, lacks } = rules.draft;
  if (lacks === 0) return <p><Lamp state="complete" size="small">{t('rule.draftHasAll')}</Lamp></p>;
  if (!open) return <p className="meta-2">{t('rule.draftIsShut')}</p>;
  const put = () => change(() => api.groundRule.draft({ id: round.id }), { words: t('rule.putDone', { count: lacks }) });
  return <div className="gr-draft"><span>{t('rule.draftLacks', { count: lacks })}</span><Button small busy={busy ? t('kit.saving') : undefined} onClick={() => void put()}>{t('rule.putIntoDraft')}</Button></div>;
}
