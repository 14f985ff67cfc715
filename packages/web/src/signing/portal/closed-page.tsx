import type { ClosedPage as ClosedData, DoorPage as DoorData } from '@entente/contract/signing/portal-page';
import { Banner } from '../../ui/banner.tsx';
import { PhrasesProvider, usePhrases } from '../../ui/phrases-context.tsx';
import { PortalButton, PortalLinkButton } from '../../ui/portal/portal-button.tsx';
import { PortalAsk } from '../../ui/portal/portal-head.tsx';
import { PortalPage } from '../../ui/portal/portal-page.tsx';
import { momentsIn } from './moments.ts';
import { PaperSections } from './paper-section.tsx';
import { FormProof, languagesOf, SigningFrame, type Drawing } from './portal-frame.tsx';
import { PlainHead } from './plain-head.tsx';
import { errorAt } from './portal-words.ts';

const CLOSED = {
  withdrawn: ['signing.closedWithdrawn', 'signing.closedWithdrawnHelp'],
  expired: ['signing.closedExpired', 'signing.closedExpiredHelp'],
  declined_by_other: ['signing.closedDeclined', 'signing.closedDeclinedHelp'],
  passed_on: ['signing.closedPassedOn', 'signing.closedPassedOnHelp'],
  not_sent: ['signing.closedNotSent', 'signing.closedNotSentHelp'],
} as const;

/** What it is called and why; where papers that were in in time wait, it is not over yet. */
function wordsOf({ why, paper }: Pick<ClosedData, 'why' | 'paper'>) {
  return paper === null ? CLOSED[why] : (['signing.closedInTime', 'signing.closedInTimeHelp'] as const);
}

/** There is nothing to sign for the reader now: why, and what can be done. */
export function ClosedPage({ drawing, page }: { drawing: Drawing; page: ClosedData }) {
  return <SigningFrame drawing={drawing} frame={page.frame} tab={drawing.t(wordsOf(page)[0])}><Closed page={page} /></SigningFrame>;
}

function Closed({ page }: { page: ClosedData }) {
  const t = usePhrases();
  const { frame, at, person, callOff, paper, error } = page;
  const [title, help] = wordsOf(page);
  const refused = errorAt(t, error, null);
  const { asker, agreement } = frame;
  return (
    <>
      <PortalAsk title={t(title)} about={t('signing.about', { title: agreement.title })} />
      {refused === undefined ? null : <Banner tone="warn" title={refused} />}
      <p className="p-after">{t(help, { day: at === null ? '' : momentsIn(frame.locale, frame.timeZone).day(at), name: person })}</p>
      {paper === null ? null : <PaperSections frame={frame} paper={paper} />}
      {callOff === null ? null : <form className="p-form p-after" method="post" action={callOff.action}><FormProof form={callOff} /><PortalButton kind="outlined" busy={t('signing.working')}>{t('signing.callOff')}</PortalButton></form>}
      {asker.email === '' ? null : <p className="p-after"><PortalLinkButton href={`mailto:${asker.email}?subject=${encodeURIComponent(`${agreement.number} ${agreement.title}`)}`}>{t('signing.writeTo', { name: asker.name })}</PortalLinkButton></p>}
    </>
  );
}

const DOORS = {
  unknown_link: ['signing.doorUnknown', 'signing.doorUnknownHelp'],
  other_browser: ['signing.doorOtherBrowser', 'signing.doorOtherBrowserHelp'],
  link_expired: ['signing.doorExpired', 'signing.doorExpiredHelp'],
  link_revoked: ['signing.doorRevoked', 'signing.doorRevokedHelp'],
  page_is_old: ['signing.doorOld', 'signing.doorOldHelp'],
  link_mailed: ['signing.doorMailed', 'signing.doorMailedHelp'],
  too_many: ['signing.doorTooMany', 'signing.doorTooManyHelp'],
  trouble: ['signing.doorTrouble', 'signing.doorTroubleHelp'],
} as const;

/** A page for somebody we cannot or must not know. It names nobody. */
export function DoorPage({ drawing, page }: { drawing: Drawing; page: DoorData }) {
  const { t, assets } = drawing;
  const [title, help] = DOORS[page.why];
  return (
    <PhrasesProvider translator={t}>
      <PortalPage locale={page.locale} title={t(title)} assets={assets} skip={t('shell.skipToContent')} head={<PlainHead languages={languagesOf(t, page.locale)} />}>
        <PortalAsk title={t(title)} />
        <p className="p-after">{t(help)}</p>
        {page.again === null ? null : <form className="p-form p-after" method="post" action={page.again.action}><FormProof form={page.again} /><PortalButton kind="outlined" busy={t('signing.sendingNow')}>{t('signing.doorAgain')}</PortalButton></form>}
      </PortalPage>
    </PhrasesProvider>
  );
}
