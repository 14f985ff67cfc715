import type { ReactNode } from 'react';
import type { NewsItem, NewsPage as NewsData, OwnNews } from '@entente/contract/signing/portal-news';
import { channelWords, eventWords } from '@entente/phrases/touchpoint-words';
import { momentsIn, type Moments } from '../../signing/portal/moments.ts';
import { FormProof, languagesOf, type Drawing } from '../../signing/portal/portal-frame.tsx';
import { errorAt } from '../../signing/portal/portal-words.ts';
import { Banner } from '../../ui/banner.tsx';
import { Face } from '../../ui/face.tsx';
import { PhrasesProvider, usePhrases } from '../../ui/phrases-context.tsx';
import { PortalButton } from '../../ui/portal/portal-button.tsx';
import { PortalTextField } from '../../ui/portal/portal-field.tsx';
import { PortalLanguages } from '../../ui/portal/portal-head.tsx';
import { PortalPage } from '../../ui/portal/portal-page.tsx';
import { PortalFold, PortalItem, PortalSection } from '../../ui/portal/portal-section.tsx';
import { SaySection, saidWords } from './say-section.tsx';

/** What both sides tell each other: what waits to be read by one press, what one has to say, and what was said so far. */
export function NewsPage({ drawing, page }: { drawing: Drawing; page: NewsData }) {
  const { t, assets } = drawing;
  const { frame } = page;
  const waiting = page.news.filter(({ read }) => read !== null);
  const known = page.news.filter(({ read }) => read === null);
  return (
    <PhrasesProvider translator={t}>
      <PortalPage locale={frame.locale} title={`${t('touchpoint.portalNewsTitle')} · ${frame.asker.firm}`} assets={assets} skip={t('shell.skipToContent')} head={<Head page={page} />} foot={frame.asker.firm}>
        <Took page={page} />
        <PortalSection title={t('touchpoint.portalNews')} aside={waiting.length === 0 ? undefined : String(waiting.length)}>
          {waiting.length === 0 ? <p className="meta p-after">{t('touchpoint.portalNewsNone')}</p> : null}
          {waiting.map((item) => <News key={item.id} page={page} item={item} />)}
        </PortalSection>
        <SaySection page={page} />
        {page.own.length === 0 ? null : <PortalSection title={t('touchpoint.portalOwn')}>{page.own.map((item) => <Own key={item.id} page={page} item={item} />)}</PortalSection>}
        {known.length === 0 ? null : <PortalSection title={t('touchpoint.portalEarlier')}>{known.map((item) => <News key={item.id} page={page} item={item} />)}</PortalSection>}
        <p className="p-after"><a href={page.promisesHref}>{t('expectation.portalPromises')}</a></p>
      </PortalPage>
    </PhrasesProvider>
  );
}

function Head({ page: { frame } }: { page: NewsData }) {
  const t = usePhrases();
  return (
    <header className="p-us">
      <div className="p-us__row"><h1 className="p-title">{t('touchpoint.portalNewsTitle')}</h1><div className="p-us__faces"><Face name={frame.asker.name} side="us" /><Face name={frame.reader} side="them" /><PortalLanguages {...languagesOf(t, frame.locale)} /></div></div>
      <p className="meta-2">{t('touchpoint.portalNewsAbout', { firm: frame.asker.firm })}</p>
    </header>
  );
}

function Took({ page: { did, error, frame } }: { page: NewsData }) {
  const t = usePhrases();
  const refused = errorAt(t, error, null);
  if (refused !== undefined) return <Banner tone="bad" title={refused} />;
  return did === null || error !== null ? null : <Banner tone="good" title={t('touchpoint.portalTook', { did, firm: frame.asker.firm })} />;
}

function useMoments({ frame }: Pick<NewsData, 'frame'>): Moments {
  return momentsIn(frame.locale, frame.timeZone);
}

/** One thing that was told: read by one press; asked about in one field. */
function News({ page, item }: { page: NewsData; item: NewsItem }) {
  const t = usePhrases();
  const moments = useMoments(page);
  const { id, event, about, subject, body, by, how, at, readAt, question, read, ask } = item;
  const title = subject === '' ? `${eventWords(t, event)}: ${about}` : subject;
  const typed = page.typed.of === id ? page.typed : {};
  const refused = typed.of === undefined ? undefined : errorAt(t, page.error, 'question');
  return (
    <PortalItem title={title} line={t('touchpoint.portalBy', { by, how: channelWords(t, how), day: moments.day(at) })} note={<>{body === '' ? null : <p className="p-item__words">{body}</p>}{readAt === null ? null : <div>{t('touchpoint.portalReadAt', { day: moments.day(readAt) })}</div>}{question === null ? null : <><div>{t('touchpoint.portalYouAsked', { words: question.words })}</div><Answered page={page} answer={question.answer} due={question.due} /></>}</>}>
      {read === null ? null : <Press form={read}><PortalButton kind={item === page.news[0] ? 'main' : 'outlined'} busy={t('signing.sendingNow')} aria-label={`${t('touchpoint.portalRead')}: ${title}`}>{t('touchpoint.portalRead')}</PortalButton></Press>}
      {ask === null ? null : (
        <PortalFold label={t('touchpoint.portalAsk')} open={refused !== undefined}>
          <Press form={ask}>
            <input type="hidden" name="of" value={id} />
            <PortalTextField name="question" id={`question-${id}`} label={t('touchpoint.portalAskWords')} defaultValue={typed.question} required maxLength={1_000} rows={2} error={refused} />
            <PortalButton kind="outlined" busy={t('signing.sendingNow')}>{t('touchpoint.portalAskSend')}</PortalButton>
          </Press>
        </PortalFold>
      )}
    </PortalItem>
  );
}

/** What was answered, or by when it is. */
function Answered({ page, answer, due }: { page: NewsData; answer: OwnNews['answer']; due: OwnNews['due'] }) {
  const t = usePhrases();
  const moments = useMoments(page);
  if (answer === null) return due === null ? null : <div>{t('touchpoint.portalAnswerDue', { state: due.state, day: moments.date(due.dueOn) })}</div>;
  return <><div>{t('touchpoint.portalAnswered', { by: answer.by, how: channelWords(t, answer.how), day: moments.day(answer.at) })}</div>{answer.words === '' ? null : <p className="p-item__words">{answer.words}</p>}</>;
}

/** What the reader said: taken back while nobody has answered; a new day is asked for where the promise stands. */
function Own({ page, item }: { page: NewsData; item: OwnNews }) {
  const t = usePhrases();
  const moments = useMoments(page);
  const { event, about, words, expectedOn, standsIn, at, answer, due, isTakenBack, takeBack, promiseHref } = item;
  const facts = [words, expectedOn === null ? '' : t('touchpoint.portalExpected', { day: moments.date(expectedOn) }), standsIn === '' ? '' : t('touchpoint.backup', { name: standsIn })].filter((fact) => fact !== '');
  return (
    <PortalItem title={about} line={saidWords(t, event)} due={moments.day(at)} note={<>{facts.map((fact) => <div key={fact}>{fact}</div>)}{isTakenBack ? <div>{t('touchpoint.portalGone')}</div> : <Answered page={page} answer={answer} due={due} />}</>}>
      {takeBack === null && promiseHref === null ? null : (
        <div className="p-item__acts">
          {promiseHref === null ? null : <a className="p-link" href={promiseHref} aria-label={`${t('touchpoint.portalAsksDay')}: ${about}`}>{t('touchpoint.portalAsksDay')}</a>}
          {takeBack === null ? null : <form method="post" action={takeBack.action}><FormProof form={takeBack} /><PortalButton kind="text" aria-label={`${t('touchpoint.portalTakeBack')}: ${about}`}>{t('touchpoint.portalTakeBack')}</PortalButton></form>}
        </div>
      )}
    </PortalItem>
  );
}

function Press({ form, children }: { form: NonNullable<NewsItem['read']>; children: ReactNode }) {
  return <form className="p-form" method="post" action={form.action}><FormProof form={form} />{children}</form>;
}
