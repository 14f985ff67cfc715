import type { GroundRulesView } from '@entente/contract/ground-rule/ground-rule.contract';
import { answerDueOn, everydayChannel, isWeekend, movingNoticeHours, phonesBadNewsFirst, quietHoursOf, type AgreedRule } from '@entente/core/ground-rule/acting-rules';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SectionRule } from '../../ui/section-rule.tsx';

type Props = { rules: Pick<GroundRulesView, 'timeZone'>; agreed: readonly AgreedRule[]; /** Of the client, whose quiet hours hold messages back. */ names: string };

/** What of some rules acts by itself. */
export function Acting({ rules, agreed, names }: Props) {
  const t = usePhrases();
  const acts = [
    ...(quietHoursOf(agreed, 'client', rules.timeZone) === null ? [] : [t('rule.actsQuiet', { names })]),
    ...(answerDueOn(agreed, { askedAt: new Date(), timeZone: rules.timeZone, isFree: isWeekend }) === null ? [] : [t('rule.actsAnswers')]),
    ...(phonesBadNewsFirst(agreed) ? [t('rule.actsPhone')] : []),
    ...(movingNoticeHours(agreed) === null ? [] : [t('rule.actsMoving', { hours: movingNoticeHours(agreed) ?? 0 })]),
    ...(everydayChannel(agreed) === null ? [] : [t('rule.actsChannel')]),
  ];
  return (
    <div>
      <SectionRule level={3} small>{t('rule.acting')}</SectionRule>
      {acts.length === 0 ? <p className="meta-2">{t('rule.actsNothing')}</p> : <ul className="gr-acting">{acts.map((act) => <li key={act}>{act}</li>)}</ul>}
    </div>
  );
}
