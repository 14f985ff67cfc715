import type { ReactNode } from 'react';
import type { MeetingItem, MeetingsPage, MeetingWish } from '@entente/contract/signing/portal-meetings';
import { clockIn, dayIn } from '@entente/core/kernel/zoned-time';
import { MOST_TIMES } from '@entente/core/meeting/moving-rule';
import type { Translator } from '@entente/phrases/translator';
import { Banner } from '../../ui/banner.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { PortalButton, PortalLinkButton } from '../../ui/portal/portal-button.tsx';
import { PortalField, PortalRadios } from '../../ui/portal/portal-field.tsx';
import { PortalFold, PortalSection } from '../../ui/portal/portal-section.tsx';
import { momentsIn } from '../../signing/portal/moments.ts';
import { FormProof } from '../../signing/portal/portal-frame.tsx';
import { errorAt } from '../../signing/portal/portal-words.ts';

type Card = NonNullable<MeetingsPage['card']>;
type CardProps = { page: MeetingsPage; card: Card };
type Form = NonNullable<Card['move']>;

/** One meeting: when and where, the calendar, the rule of moving it, and the ways to move it or call it off. */
export function MeetingCard({ page, card }: CardProps) {
  const t = usePhrases();
  const { item, calendarHref, wish } = card;
  const moments = momentsIn(page.frame.locale, item.timeZone);
  const isNext = page.ahead.every(({ startsAt }) => startsAt >= item.startsAt);
  const day = clockIn(item.timeZone, new Date(item.startsAt)).slice(0, 10);
  return (
    <PortalSection title={t(isNext ? 'meeting.portalNext' : 'meeting.portalThis')} look="act">
      <div className="p-meeting">
        <p className="p-meeting__when">{moments.weekday(day)}, {moments.time(item.startsAt)}</p>
        <p className="p-meeting__what">{item.title}</p>
        <p className="meta">{[t('meeting.portalMinutes', { minutes: item.minutes }), ...(item.with.length === 0 ? [] : [t('meeting.portalWith', { names: item.with.join(', ') })]), t('meeting.portalClocks', { zone: moments.zone })].join(' · ')}</p>
        {item.yours === null ? null : <p className="meta strong">{yoursWords(t, page, item)}</p>}
        {item.place === '' ? null : <p className="meta"><Place place={item.place} /></p>}
      </div>
      {wish === null ? null : <Wish page={page} card={card} wish={wish} />}
      <PortalLinkButton kind={wish === null ? 'main' : 'outlined'} href={calendarHref}>{t('meeting.portalAdd')}</PortalLinkButton>
      {card.move === null ? null : <Rule page={page} card={card} />}
      {card.move === null ? null : <Move page={page} card={card} form={card.move} />}
      {card.cancel === null ? null : <Cancel page={page} card={card} form={card.cancel} />}
    </PortalSection>
  );
}

/** "Tuesday, 3 March, 08:00 by your own clock (Eastern Time)" */
export function yoursWords(t: Translator, { frame }: MeetingsPage, { startsAt, yours, timeZone }: MeetingItem): string {
  const zone = yours ?? timeZone;
  const moments = momentsIn(frame.locale, zone);
  const day = dayIn(zone, new Date(startsAt));
  return t('meeting.portalYours', { moment: `${day === dayIn(timeZone, new Date(startsAt)) ? '' : `${moments.weekday(day)}, `}${moments.time(startsAt)}`, zone: moments.zone });
}

/** A link where the place is one. */
function Place({ place }: { place: string }) {
  return /^https:\/\/\S+$/.test(place) ? <a href={place} rel="noreferrer">{place}</a> : <>{place}</>;
}

/** What was agreed about moving, and whether there is still time: said before the press. */
function Rule({ page, card: { rule, item } }: CardProps) {
  const t = usePhrases();
  const { firm } = page.frame.asker;
  const said = rule.source === 'cards' ? t('meeting.portalRuleCards', { hours: rule.hours }) : rule.source === 'default' || rule.words === '' ? t('meeting.portalRuleNone', { hours: rule.hours }) : t('meeting.portalRule', { title: rule.title, words: rule.words });
  return (
    <>
      {rule.late ? <Banner tone="warn" title={t('meeting.portalLate', { hours: rule.hours, firm, means: rule.whenRefused })} /> : <p className="meta">{t('meeting.portalInTime', { moment: momentsIn(page.frame.locale, item.timeZone).moment(rule.until) })}</p>}
      <p className="meta">{said}</p>
    </>
  );
}

/** Up to three other times, in plain fields of day and time. */
function Move({ page: { frame, typed, error }, card: { rule, item }, form }: CardProps & { form: Form }) {
  const t = usePhrases();
  const late = rule.late ? 'yes' : 'no';
  const refused = errorAt(t, error, 'day-1');
  return (
    <PortalFold label={t('meeting.portalCant')} open={refused !== undefined}>
      <Send form={form} late={rule.late}>
        <p className="meta">{t('meeting.portalCantHow', { late, firm: frame.asker.firm })}</p>
        {Array.from({ length: MOST_TIMES }, (_, index) => String(index + 1)).map((at) => (
          <div key={at} className="p-meeting__time">
            <PortalField type="date" name={`day-${at}`} label={t(at === '1' ? 'meeting.portalDay' : 'meeting.portalDayOther')} {...(at === '1' ? { required: true } : { optional: t('meeting.portalOptional') })} defaultValue={typed[`day-${at}`]} min={frame.now.slice(0, 10)} error={at === '1' ? refused : undefined} />
            <PortalField type="time" name={`time-${at}`} label={t('meeting.portalTime')} required={at === '1'} defaultValue={typed[`time-${at}`] ?? (at === '1' ? clockIn(item.timeZone, new Date(item.startsAt)).slice(11, 16) : undefined)} />
          </div>
        ))}
        <PortalField name="words" id="words-move" label={t('meeting.portalWords')} optional={t('meeting.portalOptional')} maxLength={400} defaultValue={typed.words} />
        <PortalButton busy={t('signing.sendingNow')}>{t('meeting.portalSend', { late })}</PortalButton>
      </Send>
    </PortalFold>
  );
}

function Cancel({ page: { frame, typed }, card: { rule }, form }: CardProps & { form: Form }) {
  const t = usePhrases();
  const late = rule.late ? 'yes' : 'no';
  return (
    <PortalFold label={t('meeting.portalCancel')}>
      <Send form={form} late={rule.late}>
        <p className="meta">{t('meeting.portalCancelHow', { late, firm: frame.asker.firm })}</p>
        <PortalField name="words" id="words-cancel" label={t('meeting.portalWords')} optional={t('meeting.portalOptional')} maxLength={400} defaultValue={typed.words} />
        <PortalButton kind="danger" busy={t('signing.sendingNow')}>{t('meeting.portalCancelSend', { late })}</PortalButton>
      </Send>
    </PortalFold>
  );
}

/** What the other side wishes, with the answers that are the reader's; or what the reader wished and waits for. */
function Wish({ page: { frame, error }, card: { item }, wish }: CardProps & { wish: MeetingWish }) {
  const t = usePhrases();
  const { kind, agree, refuse, takeBack, times, words, late, by, whenRefused } = wish;
  const busy = t('signing.sendingNow');
  if (takeBack !== null) return <><Banner tone="info" title={t('meeting.portalYourWish', { kind, firm: frame.asker.firm })} /><Send form={takeBack}><PortalButton kind="outlined" busy={busy}>{t('meeting.portalTakeBack')}</PortalButton></Send></>;
  const moments = momentsIn(frame.locale, item.timeZone);
  return (
    <div className="p-answers">
      <Banner tone={late ? 'warn' : 'info'} title={t('meeting.portalWish', { kind, name: by })}>{late ? t('meeting.portalWishLate') : undefined}</Banner>
      {words === '' ? null : <blockquote className="p-expects">{words}</blockquote>}
      {agree === null ? null : (
        <Send form={agree}>
          {kind === 'cancel' ? null : <PortalRadios name="time" label={t('meeting.portalWishTimes')} chosen={times.length === 1 ? times[0] : undefined} options={times.map((at) => ({ value: at, label: moments.moment(at) }))} error={errorAt(t, error, 'time')} />}
          <PortalButton busy={busy}>{t('meeting.portalAgree', { kind })}</PortalButton>
        </Send>
      )}
      {refuse === null ? null : <Send form={refuse}><PortalButton kind="outlined" busy={busy}>{t('meeting.portalRefuse', { means: whenRefused })}</PortalButton></Send>}
    </div>
  );
}

function Send({ form, late = false, children }: { form: Form; late?: boolean; children: ReactNode }) {
  return <form className="p-form" method="post" action={form.action}><FormProof form={form} />{late ? <input type="hidden" name="late" value="yes" /> : null}{children}</form>;
}
