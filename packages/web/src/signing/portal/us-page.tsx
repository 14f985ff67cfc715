import type { UsPage as UsData } from '@entente/contract/signing/portal-page';
import { HowSection } from '../../explanation/portal/how-section.tsx';
import { Face } from '../../ui/face.tsx';
import { PhrasesProvider, usePhrases } from '../../ui/phrases-context.tsx';
import { PortalLinkButton } from '../../ui/portal/portal-button.tsx';
import { PortalLanguages } from '../../ui/portal/portal-head.tsx';
import { PortalPage } from '../../ui/portal/portal-page.tsx';
import { PortalItem, PortalPairs, PortalSection } from '../../ui/portal/portal-section.tsx';
import { SevenLines } from '../../ui/seven-lines.tsx';
import { InformedSection } from './informed-section.tsx';
import { NewsSection } from './news-section.tsx';
import { SealedFiles } from './sealed-files.tsx';
import { momentsIn, type Moments } from './moments.ts';
import { languagesOf, type Drawing } from './portal-frame.tsx';
import { owedWords } from './portal-words.ts';

/** The standing page: what waits for whom, what was agreed, last decisions, files. No menu. */
export function UsPage({ drawing, page }: { drawing: Drawing; page: UsData }) {
  const { t, assets } = drawing;
  const { frame } = page;
  return (
    <PhrasesProvider translator={t}>
      <PortalPage locale={frame.locale} title={`${t('signing.usTab')} · ${frame.asker.firm}`} assets={assets} skip={t('shell.skipToContent')} head={<UsHead page={page} />} foot={<UsFoot page={page} />}>
        <WaitsForYou page={page} />
        <WaitsForUs page={page} />
        <NextMeeting page={page} />
        <ToRead page={page} />
        <PortalSection title={t('signing.agreed')} aside={page.agreedHref === null ? undefined : <a href={page.agreedHref}>{t('signing.wholeText')}</a>}>
          {page.agreed.length === 0 ? <p className="meta p-after">{t('signing.nothingAgreed')}</p> : <SevenLines lines={page.agreed.map(({ question, answer, empty }) => ({ term: question, value: answer, missing: empty }))} />}
        </PortalSection>
        {page.how === null ? null : <HowSection passages={page.how.passages} locale={page.how.locale} />}
        {page.informed === null ? null : <InformedSection informed={page.informed} moments={momentsIn(page.frame.locale, page.frame.timeZone)} />}
        <Revocable page={page} />
        <Decisions page={page} />
        <PortalSection title={t('signing.files')} aside={page.files.length === 0 ? undefined : String(page.files.length)}>
          {page.files.length === 0 ? <p className="meta p-after">{t('signing.noFiles')}</p> : <SealedFiles files={page.files} />}
        </PortalSection>
        {page.devicesHref === null ? null : <p className="p-after"><a href={page.devicesHref}>{t('device.usLink')}</a></p>}
      </PortalPage>
    </PhrasesProvider>
  );
}

/** The next meeting and the way to all of them. */
function NextMeeting({ page: { meetings, frame } }: { page: UsData }) {
  const t = usePhrases();
  if (meetings === null) return null;
  const { next, href, waiting } = meetings;
  const waits = waiting === 0 ? null : <span className="meta"> {t('meeting.usWaiting', { count: waiting })}</span>;
  if (next === null) return <p className="p-after"><a href={href}>{t('meeting.usNone')}</a>{waits}</p>;
  return <PortalSection title={t('meeting.usTitle')}><p className="p-after"><a href={href}>{t('meeting.usLink', { title: next.title, moment: momentsIn(frame.locale, next.timeZone).moment(next.startsAt) })}</a>{waits}</p></PortalSection>;
}

/** News for the reader, and the pages on which they look things up and say something. */
function ToRead({ page }: { page: UsData }) {
  const t = usePhrases();
  return (
    <>
      {page.news === null ? null : <NewsSection news={page.news} moments={momentsIn(page.frame.locale, page.frame.timeZone)} />}
      {page.promises === null ? null : <p className="p-after"><a href={page.promises.href}>{t('commitment.usLink')}</a></p>}
      {page.expectations === null ? null : <p className="p-after"><a href={page.expectations.href}>{t('expectation.usLink')}</a>{page.expectations.waiting === 0 ? null : <span className="meta"> {t('expectation.usWaiting', { count: page.expectations.waiting })}</span>}</p>}
      {page.responsibilitiesHref === null ? null : <p className="p-after"><a href={page.responsibilitiesHref}>{t('responsibility.portalLink')}</a></p>}
      {page.rulesHeld.length === 0 ? null : <p className="p-after">{t('rule.usHeld')} {page.rulesHeld.map(({ title, href }, at) => <span key={href}>{at === 0 ? null : ' · '}<a href={href}>{title}</a></span>)}</p>}
    </>
  );
}

function UsHead({ page }: { page: UsData }) {
  const t = usePhrases();
  const { frame, client } = page;
  return (
    <header className="p-us">
      <div className="p-us__row"><h1 className="p-title">{t('signing.usTitle')}</h1><div className="p-us__faces"><Face name={frame.asker.name} side="us" /><Face name={frame.reader} side="them" /><PortalLanguages {...languagesOf(t, frame.locale)} /></div></div>
      <p className="meta-2">{t('signing.usAbout', { client, firm: frame.asker.firm })}</p>
    </header>
  );
}

function WaitsForYou({ page }: { page: UsData }) {
  const t = usePhrases();
  const { frame, waitsForYou, rules } = page;
  const moments = momentsIn(frame.locale, frame.timeZone);
  return (
    <PortalSection title={t('signing.waitsForYou')} aside={String(waitsForYou.length + rules.length)}>
      {waitsForYou.length + rules.length === 0 ? <p className="meta p-after">{t('signing.nothingForYou')}</p> : null}
      {waitsForYou.map(({ what, title, count, until, answerBy, href }) => (
        <PortalItem key={what + href} title={t(ASKED[what].title, { title, count })} line={frame.asker.name} due={until === null ? answerByWords(t, moments, answerBy) : t('signing.usUntil', { day: moments.day(until) })}>
          <PortalLinkButton kind={href === waitsForYou[0]?.href ? 'main' : 'outlined'} href={href}>{t(ASKED[what].button)}</PortalLinkButton>
        </PortalItem>
      ))}
      {rules.map(({ what, title, href }) => (
        <PortalItem key={href} title={t(RULES[what])} line={title}>
          <PortalLinkButton kind={waitsForYou.length === 0 && href === rules[0]?.href ? 'main' : 'outlined'} href={href}>{t(what === 'ask' ? 'rule.usButton' : 'rule.usLookButton')}</PortalLinkButton>
        </PortalItem>
      ))}
    </PortalSection>
  );
}

/** By when it is answered, where both sides agreed on a time: of either side alike. */
function answerByWords(t: ReturnType<typeof usePhrases>, moments: Moments, answerBy: UsData['waitsForUs'][number]['answerBy']): string | undefined {
  return answerBy === null ? undefined : t('touchpoint.answerState', { state: answerBy.state, day: moments.date(answerBy.dueOn) });
}

const ASKED = {
  sign: { title: 'signing.usSign', button: 'signing.usSignButton' },
  answer: { title: 'signing.usAnswer', button: 'signing.usAnswerButton' },
  confirm: { title: 'signing.usConfirm', button: 'signing.usConfirmButton' },
} as const;
const RULES = { ask: 'rule.usAsk', compare: 'rule.usCompare', review: 'rule.usReview' } as const;

function WaitsForUs({ page }: { page: UsData }) {
  const t = usePhrases();
  const { frame, waitsForUs } = page;
  const moments = momentsIn(frame.locale, frame.timeZone);
  return (
    <PortalSection title={t('signing.waitsForUs')} aside={String(waitsForUs.length)}>
      {waitsForUs.length === 0 ? <p className="meta p-after">{t('signing.nothingForUs')}</p> : null}
      {waitsForUs.map(({ owed, title, who, answerBy }) => <PortalItem key={title + owed.what} title={owedWords(t, moments, owed)} line={who} note={title} due={answerByWords(t, moments, answerBy)} />)}
    </PortalSection>
  );
}

/** What a consumer may still go back on: the first of its two steps. */
function Revocable({ page }: { page: UsData }) {
  const t = usePhrases();
  const { frame, revocable } = page;
  if (revocable.length === 0) return null;
  const moments = momentsIn(frame.locale, frame.timeZone);
  return (
    <PortalSection title={t('revocation.openTitle')}>
      {revocable.map(({ title, lastDay, href }) => <PortalItem key={href} title={title} due={t('revocation.until', { day: moments.date(lastDay) })}><PortalLinkButton href={href}>{t('revocation.here')}</PortalLinkButton></PortalItem>)}
    </PortalSection>
  );
}

function Decisions({ page }: { page: UsData }) {
  const t = usePhrases();
  const { frame, decisions } = page;
  const moments = momentsIn(frame.locale, frame.timeZone);
  const pairs = decisions.map(({ at, what, title, clauseNumber }) => ({ id: at + what, term: moments.day(at), value: t('signing.decided', { what, title, number: clauseNumber }) }));
  return <PortalSection title={t('signing.decisions')}>{pairs.length === 0 ? <p className="meta p-after">{t('signing.noDecisions')}</p> : <PortalPairs pairs={pairs} />}</PortalSection>;
}

function UsFoot({ page }: { page: UsData }) {
  const t = usePhrases();
  const { asker } = page.frame;
  return asker.email === '' ? null : <a href={`mailto:${asker.email}`}>{t('signing.writeTo', { name: asker.name })}</a>;
}
