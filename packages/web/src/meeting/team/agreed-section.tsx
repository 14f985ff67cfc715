import type { MeetingsView } from '@entente/contract/meeting/meeting.contract';
import type { Translator } from '@entente/phrases/translator';
import { Lamp } from '../../ui/lamp.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SectionRule } from '../../ui/section-rule.tsx';
import { dayWords, shortDayWords } from '../../ui/time-words.ts';

type Departure = MeetingsView['account']['departures'][number];

/** The rule of moving in the words that were signed, what was agreed besides, and where the calendar departs from it. */
export function AgreedSection({ view: { rule, agreed, account } }: { view: MeetingsView }) {
  const t = usePhrases();
  return (
    <section>
      <SectionRule>{t('meeting.ruleTitle')}</SectionRule>
      {rule.source !== 'agreement' ? <p className="mt-rule">{t(rule.source === 'cards' ? 'meeting.ruleCards' : 'meeting.ruleNone', { hours: rule.hours })}</p> : (
        <div className="mt-rule">
          <p className="strong">{t('meeting.ruleHours', { hours: rule.hours })}</p>
          {rule.words === '' ? null : <blockquote className="mt-quote">{rule.words}<footer className="meta-2">{t('meeting.ruleFrom', { title: rule.title, number: rule.number })}</footer></blockquote>}
          {rule.others.map(({ title, hours }) => <p key={title} className="meta-2">{t('meeting.ruleOther', { title, hours })}</p>)}
        </div>
      )}
      <SectionRule>{t('meeting.agreedTitle')}</SectionRule>
      <p className="mt-rule"><span className="strong">{accountWords(t, account)}</span><span className="meta-2">{agreedWords(t, agreed)}</span></p>
      <ul className="mt-facts">
        {account.owed === 0 ? null : <li><Lamp state="late" size="small">{t('meeting.owedLine', { count: account.owed })}</Lamp></li>}
        {account.departures.map((departure) => <li key={JSON.stringify(departure)}><Lamp state="late" size="small">{departureWords(t, departure)}</Lamp></li>)}
        {account.owed + account.departures.length === 0 && agreed.title !== '' ? <li><Lamp state="fits" size="small">{t('meeting.kept')}</Lamp></li> : null}
      </ul>
    </section>
  );
}

function accountWords(t: Translator, { counted, planned, agreed }: MeetingsView['account']): string {
  return [agreed === null ? t('meeting.account', { counted }) : t('meeting.accountOf', { counted, agreed }), t('meeting.accountPlanned', { count: planned })].join(' · ');
}

function agreedWords(t: Translator, { count, intervalDays, minutes, until }: MeetingsView['agreed']): string {
  const parts = [
    ...(count === null ? [] : [t('meeting.agreedCount', { count })]),
    ...(intervalDays === null ? [] : [t('meeting.agreedInterval', { days: intervalDays })]),
    ...(minutes === null ? [] : [t('meeting.agreedMinutes', { minutes })]),
    ...(until === null ? [] : [t('meeting.agreedUntil', { day: dayWords(t.locale, until) })]),
  ];
  return parts.length === 0 ? t('meeting.agreedNone') : parts.join(' · ');
}

function departureWords(t: Translator, departure: Departure): string {
  const day = (of: string): string => shortDayWords(t.locale, of);
  switch (departure.what) {
    case 'gap':
      return t('meeting.departGap', { agreed: departure.agreed, from: day(departure.from), to: day(departure.to), days: departure.days });
    case 'silence':
      return t('meeting.departSilence', { agreed: departure.agreed, from: day(departure.from), days: departure.days });
    case 'length':
      return t('meeting.departLength', { on: day(departure.on), minutes: departure.minutes, agreed: departure.agreed });
    case 'number':
      return t('meeting.departNumber', { count: departure.count, agreed: departure.agreed });
    case 'end':
      return t('meeting.departEnd', { count: departure.count, agreed: dayWords(t.locale, departure.agreed) });
    case 'quiet':
      return t('meeting.departQuiet', { on: day(departure.on), names: departure.names.join(', ') });
  }
}
