import type { SignPage as SignPageData } from '@entente/contract/signing/portal-page';
import { Banner } from '../../ui/banner.tsx';
import { Facts } from '../../ui/facts.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { PortalLinkButton, StickyBar } from '../../ui/portal/portal-button.tsx';
import { PortalAsk } from '../../ui/portal/portal-head.tsx';
import { EightLines, PortalSection } from '../../ui/portal/portal-section.tsx';
import { AmendmentSection } from './amendment-section.tsx';
import { FrameworkLine } from './framework-line.tsx';
import { momentsIn } from './moments.ts';
import { SeenForm, SigningFrame, WaysOut, type Drawing } from './portal-frame.tsx';
import { PaperSections } from './paper-section.tsx';
import { owedWords } from './portal-words.ts';
import { SignSection } from './sign-section.tsx';

/** One message, one link, one page: what is asked, what is in it, the signature. `seconds` is what the page itself takes. */
export function SignPage({ drawing, page, seconds }: { drawing: Drawing; page: SignPageData; seconds: number }) {
  const { t } = drawing;
  return (
    <SigningFrame drawing={drawing} frame={page.frame} tab={t('signing.signTab')} bar={page.sign === null ? undefined : <Bar frame={page.frame} />}>
      <SignBody page={page} seconds={seconds} />
      <WaysOut frame={page.frame} />
      <SeenForm form={page.seen} />
      {(page.sign?.device?.ask ?? null) === null ? null : <script src={drawing.assets.device} type="module" />}
    </SigningFrame>
  );
}

/** What is read and done on the shortest path: the part whose words are counted. */
export function SignBody({ page, seconds }: { page: SignPageData; seconds: number }) {
  const t = usePhrases();
  const { frame, message, short, reading } = page;
  const { expiresAt } = frame.agreement;
  const moments = momentsIn(frame.locale, frame.timeZone);
  // Their part is done: what is left is the other side's word on the scan.
  const isHandedIn = page.paper.waiting !== null;
  const unsigned = expiresAt === null ? t('signing.unsignedForever') : t('signing.unsignedUntil', { day: moments.day(expiresAt) });
  return (
    <>
      <PortalAsk title={t(isHandedIn ? 'returned.waitingAsk' : 'signing.signAsk', { name: frame.reader })} about={t('signing.about', { title: frame.agreement.title })} />
      <Facts facts={[...(isHandedIn ? [] : [{ term: t('signing.takes'), value: t(takesKey(page), { seconds }), strong: true }, { term: t('signing.unsigned'), value: unsigned }]), { term: t('signing.fromUs'), value: owedWords(t, moments, page.owed) }]} />
      {message === '' ? null : <blockquote className="p-quote p-quote--words">{message}</blockquote>}
      <Notes page={page} />
      <PaperSections frame={frame} paper={page.paper} />
      {page.amendment !== null ? <AmendmentSection amendment={page.amendment} frame={frame} reading={reading} /> : <PortalSection title={t('signing.inShort')} aside={t('signing.inShortAside', { count: short.length })}>
        <EightLines lines={short.map(({ question, answer, clauseId, clauseNumber }) => ({ term: question, words: answer, clause: { href: clauseId === null ? `${frame.base}/read` : `${frame.base}/read#c-${clauseId}`, label: clauseNumber === null ? '' : t('signing.clause', { number: clauseNumber }) } }))} />
        <p className="p-after"><a href={`${frame.base}/read`}>{t('signing.readAll')}</a> <span className="meta">{t('signing.readAllAside', reading)}</span></p>
        <FrameworkLine framework={page.framework} />
        {page.responsibilitiesHref === null ? null : <p className="p-after"><a href={page.responsibilitiesHref}>{t('responsibility.portalLink')}</a></p>}
        {frame.agreement.locale === frame.locale ? null : <p className="meta-2">{t('signing.writtenIn', { language: frame.agreement.locale })}</p>}
      </PortalSection>}
      <SignSection page={page} />
    </>
  );
}

function takesKey({ sign }: SignPageData): 'signing.takesSeconds' | 'returned.takes' | 'returned.paperTakes' {
  if (sign === null || sign.file === null) return 'signing.takesSeconds';
  return sign.file.onPaper ? 'returned.paperTakes' : 'returned.takes';
}

/** What the reader said before, and what is new since they last looked. */
function Notes({ page }: { page: SignPageData }) {
  const t = usePhrases();
  const { frame, news, deferredTo, declinedAt, saidNotMeAt } = page;
  const moments = momentsIn(frame.locale, frame.timeZone);
  const show = <a href={`${frame.base}/read`}>{t('signing.newsShow')}</a>;
  return (
    <>
      {declinedAt === null ? null : <Banner tone="info" title={t('signing.noteDeclined', { day: moments.day(declinedAt) })} />}
      {deferredTo === null ? null : <Banner tone="info" title={t('signing.noteDeferred', { day: moments.day(deferredTo) })} />}
      {saidNotMeAt === null ? null : <Banner tone="info" title={t('signing.noteNotMe', { day: moments.day(saidNotMeAt) })} />}
      {news.changedLines === 0 ? null : <Banner tone="info" title={t('signing.newsChanged', { count: news.changedLines })} act={show} />}
      {news.answers === 0 ? null : <Banner tone="info" title={t('signing.newsAnswers', { count: news.answers })} act={show} />}
    </>
  );
}

/** The way to the signature while it is out of sight; where nothing is to be signed now, nothing stands over the text. */
function Bar({ frame }: Pick<SignPageData, 'frame'>) {
  const t = usePhrases();
  return <StickyBar label={t('signing.barLabel')} until="sign"><PortalLinkButton href={`${frame.base}/read`}>{t('signing.barRead')}</PortalLinkButton><PortalLinkButton kind="main" href="#sign">{t('signing.barSign')}</PortalLinkButton></StickyBar>;
}
