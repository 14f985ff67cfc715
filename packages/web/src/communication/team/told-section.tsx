import { Link } from '@tanstack/react-router';
import type { CommunicationView, NoticeView } from '@entente/contract/communication/touchpoint.contract';
import { channelWords, eventWords } from '@entente/phrases/touchpoint-words';
import { whenWords } from '../../agreement/when.ts';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SectionRule } from '../../ui/section-rule.tsx';

/** What was told, by either side, newest first: who read it and when, and what has not been read for days. */
export function ToldSection({ plan: { told } }: { plan: CommunicationView }) {
  const t = usePhrases();
  return (
    <section>
      <SectionRule aside={<Link className="tp-link" to="/engagements/telling">{t('touchpoint.over')}</Link>}>{t('touchpoint.told')}</SectionRule>
      {told.length === 0 ? <p className="meta-2 tp-none">{t('touchpoint.noneTold')}</p> : null}
      <ul className="tp-list">{told.map((row) => <Told key={row.id} row={row} />)}</ul>
    </section>
  );
}

function Told({ row: { event, about, by, toldName, how, at, late, readAt, unreadDays, question } }: { row: NoticeView }) {
  const t = usePhrases();
  const facts = [
    t('touchpoint.toldLine', { by, name: toldName, how: channelWords(t, how), when: whenWords(t.locale, at) }),
    ...(late ? [t('touchpoint.late')] : []),
    ...(readAt === null ? [] : [t('touchpoint.read', { when: whenWords(t.locale, readAt) })]),
    ...(unreadDays === null ? [] : [t('touchpoint.unread', { days: unreadDays })]),
  ];
  return (
    <li>
      <span className="tp-what">
        <span className="strong">{eventWords(t, event)}: {about}</span>
        <span className="meta-2">{facts.join(' · ')}</span>
        {question === null ? null : <span className="meta-2">{[t('touchpoint.asked', { words: question.words }), ...(question.answered === null ? [] : [t('touchpoint.wasAnswered', { by: question.answered.by })])].join(' · ')}</span>}
      </span>
    </li>
  );
}
