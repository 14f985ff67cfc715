import type { MeetingItem, MeetingsPage as MeetingsData } from '@entente/contract/signing/portal-meetings';
import { Banner } from '../../ui/banner.tsx';
import { Face } from '../../ui/face.tsx';
import { PhrasesProvider, usePhrases } from '../../ui/phrases-context.tsx';
import { PortalLanguages } from '../../ui/portal/portal-head.tsx';
import { PortalPage } from '../../ui/portal/portal-page.tsx';
import { PortalItem, PortalSection } from '../../ui/portal/portal-section.tsx';
import { momentsIn } from '../../signing/portal/moments.ts';
import { languagesOf, type Drawing } from '../../signing/portal/portal-frame.tsx';
import { errorAt } from '../../signing/portal/portal-words.ts';
import { MeetingCard, yoursWords } from './meeting-card.tsx';

/** The client's meetings: the next one with what can be done about it, then the others. */
export function MeetingsPage({ drawing, page }: { drawing: Drawing; page: MeetingsData }) {
  const { t, assets } = drawing;
  const { frame, card, ahead, past, count } = page;
  const counted = count.agreed === null ? t('meeting.portalCount', { counted: count.counted }) : t('meeting.portalCountOf', { counted: count.counted, agreed: count.agreed });
  return (
    <PhrasesProvider translator={t}>
      <PortalPage locale={frame.locale} title={`${t('meeting.portalTitle')} · ${frame.asker.firm}`} assets={assets} skip={t('shell.skipToContent')} head={<Head page={page} />} foot={frame.asker.firm}>
        <Took page={page} />
        {card === null ? <p className="p-after">{t('meeting.portalNone')}</p> : <MeetingCard page={page} card={card} />}
        {ahead.length === 0 ? null : <PortalSection title={t('meeting.portalAhead')} aside={String(ahead.length)}>{ahead.map((item) => <Item key={item.id} page={page} item={item} />)}</PortalSection>}
        {past.length === 0 ? null : <PortalSection title={t('meeting.portalPast')} aside={counted}>{past.map((item) => <Item key={item.id} page={page} item={item} />)}</PortalSection>}
      </PortalPage>
    </PhrasesProvider>
  );
}

function Head({ page: { frame } }: { page: MeetingsData }) {
  const t = usePhrases();
  return (
    <header className="p-us">
      <div className="p-us__row"><h1 className="p-title">{t('meeting.portalTitle')}</h1><div className="p-us__faces"><Face name={frame.asker.name} side="us" /><Face name={frame.reader} side="them" /><PortalLanguages {...languagesOf(t, frame.locale)} /></div></div>
      <p className="meta-2">{t('meeting.portalAbout', { firm: frame.asker.firm })}</p>
    </header>
  );
}

function Took({ page: { did, error, frame } }: { page: MeetingsData }) {
  const t = usePhrases();
  const refused = errorAt(t, error, null);
  if (refused !== undefined) return <Banner tone="bad" title={refused} />;
  return did === null || error !== null ? null : <Banner tone="good" title={t('meeting.portalTook', { did, firm: frame.asker.firm })} />;
}

function Item({ page, item }: { page: MeetingsData; item: MeetingItem }) {
  const t = usePhrases();
  const { frame } = page;
  const { state, counts, title, startsAt, timeZone, minutes, href } = item;
  const isAhead = state === 'planned' && startsAt > frame.now;
  const line = [momentsIn(frame.locale, timeZone).moment(startsAt), ...(item.yours === null ? [] : [yoursWords(t, page, item)]), t('meeting.portalMinutes', { minutes })].join(' · ');
  const standing = [t('meeting.portalState', { state }), ...(counts && state !== 'held' ? [t('meeting.portalCounts')] : [])].join(' · ');
  return <PortalItem title={isAhead ? <a href={href}>{title}</a> : title} line={line} note={isAhead ? undefined : standing} />;
}
