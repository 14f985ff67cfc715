import type { GroundRulesView, RuleRoundView } from '@entente/contract/ground-rule/ground-rule.contract';
import { Banner } from '../../ui/banner.tsx';
import { Lamp, type LampState } from '../../ui/lamp.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SectionRule } from '../../ui/section-rule.tsx';
import { dayWords } from '../../ui/time-words.ts';
import { whenWords } from '../../agreement/when.ts';
import { AgreedRules } from './agreed-rules.tsx';
import { AskCards } from './ask-cards.tsx';
import { isBeside } from './beside.ts';
import { CompareCards } from './compare-cards.tsx';
import { OwnAnswers } from './own-answers.tsx';

type RoundProps = { rules: GroundRulesView; round: RuleRoundView };

/** The newest round with a person: our answers, the differences, or what holds. */
export function RoundSection({ rules, round }: RoundProps) {
  const t = usePhrases();
  return (
    <section>
      <SectionRule aside={<Standing round={round} />}>{rules.beside.length === 0 ? t('rule.tab') : t('rule.withPerson', { name: round.askedName })}</SectionRule>
      {round.wantsChange === null ? null : <Banner tone="warn" title={t('rule.todayChange')}>{`${round.wantsChange.name}, ${whenWords(t.locale, round.wantsChange.at)}`}</Banner>}
      {round.state === 'asking' ? <><TheirTurn round={round} /><OwnAnswers rules={rules} round={round} /></> : null}
      {round.state === 'comparing' ? <CompareCards rules={rules} round={round} /> : null}
      {round.state === 'agreed' ? <AgreedRules rules={rules} round={round} /> : null}
      {isBeside(rules, round) ? null : <div className="gr-acts"><AskCards rules={rules} again /></div>}
    </section>
  );
}

function TheirTurn({ round }: { round: RuleRoundView }) {
  const t = usePhrases();
  const { client } = round.answered;
  return <p className="meta-2 gr-turn">{client === null ? t('rule.theyHaveNot', { name: round.askedName }) : t('rule.theyAnswered', { name: client.name, day: whenWords(t.locale, client.at) })}</p>;
}

/** Where the round stands, at a glance. */
function Standing({ round }: { round: RuleRoundView }) {
  const t = usePhrases();
  const { state, words } = standingOf(round);
  if (round.state === 'agreed') return <Lamp state={state} size="small">{t('rule.agreedWords', { count: round.agreed?.length ?? 0 })}</Lamp>;
  return <Lamp state={state} size="small">{t(words)}{round.reviewOn === null ? '' : ` · ${dayWords(t.locale, round.reviewOn)}`}</Lamp>;
}

function standingOf({ state, answered, works }: RuleRoundView): { state: LampState; words: 'rule.todayAnswer' | 'rule.todayCompare' | 'rule.answerKept' | 'rule.ourYes' } {
  if (state === 'asking') return answered.provider === null ? { state: 'unset', words: 'rule.todayAnswer' } : { state: 'underway', words: 'rule.answerKept' };
  if (state === 'comparing') return works.provider === null ? { state: 'partly', words: 'rule.todayCompare' } : { state: 'underway', words: 'rule.ourYes' };
  return { state: 'complete', words: 'rule.ourYes' };
}
