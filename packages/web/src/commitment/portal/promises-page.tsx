import type { PromiseItem, PromisesPage as PromisesData } from '@entente/contract/signing/portal-promises';
import { Banner } from '../../ui/banner.tsx';
import { Face } from '../../ui/face.tsx';
import { Lamp } from '../../ui/lamp.tsx';
import { PhrasesProvider, usePhrases } from '../../ui/phrases-context.tsx';
import { PortalButton } from '../../ui/portal/portal-button.tsx';
import { PortalRadios } from '../../ui/portal/portal-field.tsx';
import { PortalLanguages } from '../../ui/portal/portal-head.tsx';
import { PortalPage } from '../../ui/portal/portal-page.tsx';
import { PortalFold, PortalItem, PortalSection } from '../../ui/portal/portal-section.tsx';
import { momentsIn, type Moments } from '../../signing/portal/moments.ts';
import { FormProof, languagesOf, type Drawing } from '../../signing/portal/portal-frame.tsx';
import { errorAt } from '../../signing/portal/portal-words.ts';
import { personDuties } from '../duty-words.ts';
import { roundWords } from '../round-words.ts';
import { Checklist } from './promise-checklist.tsx';
import { dueWords, isOwnerSaid, stateWords } from './promise-words.ts';
import { TimesChoice } from './times-choice.tsx';

/** We and you: what is the reader's turn, what we owe them, what else was promised. Read in half a minute. */
export function PromisesPage({ drawing, page }: { drawing: Drawing; page: PromisesData }) {
  const { t, assets } = drawing;
  const { frame } = page;
  return (
    <PhrasesProvider translator={t}>
      <PortalPage locale={frame.locale} title={`${t('commitment.portalTab')} · ${frame.asker.firm}`} assets={assets} skip={t('shell.skipToContent')} head={<PromisesHead page={page} />} foot={frame.asker.firm}>
        <Took page={page} />
        <Yours page={page} />
        <List page={page} title={t('commitment.portalUs')} items={page.us} none={t('commitment.portalUsNone')} />
        {page.others.length === 0 ? null : <List page={page} title={t('commitment.portalOthers')} items={page.others} />}
        {page.kept.length === 0 ? null : <Kept page={page} />}
        <LadderChoice page={page} />
        <TimesChoice page={page} />
        <p className="p-after"><a href={page.expectationsHref}>{t('expectation.usLink')}</a></p>
      </PortalPage>
    </PhrasesProvider>
  );
}

function PromisesHead({ page }: { page: PromisesData }) {
  const t = usePhrases();
  const { frame, client } = page;
  return (
    <header className="p-us">
      <div className="p-us__row"><h1 className="p-title">{t('commitment.portalTitle')}</h1><div className="p-us__faces"><Face name={frame.asker.name} side="us" /><Face name={frame.reader} side="them" /><PortalLanguages {...languagesOf(t, frame.locale)} /></div></div>
      <p className="meta-2">{t('commitment.portalAbout', { firm: frame.asker.firm, client })}</p>
    </header>
  );
}

function Took({ page: { did, error, frame } }: { page: PromisesData }) {
  const t = usePhrases();
  if (error !== null && error.field === null) return <Banner tone="bad" title={errorAt(t, error, null) ?? ''} />;
  return did === null ? null : <Banner tone="good" title={t('commitment.portalTook', { did, firm: frame.asker.firm })} />;
}

function useMoments({ frame }: Pick<PromisesData, 'frame'>): Moments {
  return momentsIn(frame.locale, frame.timeZone);
}

/** Late on either side is said the same way, by a sign and its words. */
function Standing({ item, moments }: { item: PromiseItem; moments: Moments }) {
  const words = stateWords(usePhrases(), moments, item);
  return words === undefined ? null : <Lamp state={item.state === 'stuck' ? 'failed' : item.lateDays > 0 ? 'late' : 'underway'} size="small">{words}</Lamp>;
}

function Yours({ page }: { page: PromisesData }) {
  const t = usePhrases();
  const moments = useMoments(page);
  const { yours } = page;
  return (
    <PortalSection title={t('commitment.portalYours')} aside={String(yours.length)}>
      {yours.length === 0 ? <p className="meta p-after">{t('commitment.portalYoursNone')}</p> : null}
      {yours.map((item) => (
        <PortalItem key={item.id} title={item.title} line={item.format === '' ? undefined : item.format} due={dueWords(t, moments, item)} note={<><Standing item={item} moments={moments} />{roundWords(t, item.rounds).map((line) => <div key={line}>{line}</div>)}</>}>
          {item.acceptance === null ? null : <Checklist lines={item.acceptance.checklist} />}
          <div className="p-item__acts">
            <Press form={item.acceptance?.accept ?? null} isMain={item === yours[0]} words={t('commitment.portalAccept')} title={item.title} />
            <Press form={item.done} isMain={item === yours[0]} words={t('commitment.portalDoneButton')} title={item.title} />
            {item.href === null ? null : <a className="p-link" href={item.href} aria-label={`${t(otherWords(item))}: ${item.title}`}>{t(otherWords(item))}</a>}
          </div>
        </PortalItem>
      ))}
    </PortalSection>
  );
}

/** The one press that ends a promise; nothing where it is not asked for. */
function Press({ form, isMain, words, title }: { form: PromiseItem['done']; isMain: boolean; words: string; title: string }) {
  const t = usePhrases();
  if (form === null) return null;
  return <form method="post" action={form.action}><FormProof form={form}><PortalButton kind={isMain ? 'main' : 'outlined'} busy={t('signing.sendingNow')} aria-label={`${words}: ${title}`}>{words}</PortalButton></FormProof></form>;
}

/** Where the other answers are: of a delivery they begin with "not yet". */
function otherWords({ acceptance }: PromiseItem) {
  return acceptance === null ? 'commitment.portalOther' : 'commitment.portalAcceptOther';
}

function List({ page, title, items, none }: { page: PromisesData; title: string; items: readonly PromiseItem[]; none?: string }) {
  const t = usePhrases();
  const moments = useMoments(page);
  return (
    <PortalSection title={title} aside={String(items.length)}>
      {items.length === 0 ? <p className="meta p-after">{none}</p> : null}
      {items.map((item) => <PortalItem key={item.id} title={item.title} line={item.owner} due={dueWords(t, moments, item)} note={<><Standing item={item} moments={moments} />{roundWords(t, item.rounds).map((line) => <div key={line}>{line}</div>)}{isOwnerSaid(item) ? null : <div>{t('commitment.ownerWord', { name: item.ownerWord })}</div>}{item.people.filter(({ name }) => name !== item.owner).map((person) => <div key={person.name}>{personDuties(t, person)}</div>)}</>} />)}
    </PortalSection>
  );
}

function Kept({ page }: { page: PromisesData }) {
  const t = usePhrases();
  return (
    <PortalSection title={t('commitment.portalDone')}>
      {page.kept.map((item) => (
        <PortalItem key={item.id} title={item.title} line={item.owner}>
          {item.takeBack === null ? null : <form method="post" action={item.takeBack.action}><FormProof form={item.takeBack}><PortalButton kind="text" aria-label={`${t('commitment.portalTakeBack')}: ${item.title}`}>{t('commitment.portalTakeBack')}</PortalButton></FormProof></form>}
        </PortalItem>
      ))}
    </PortalSection>
  );
}

const LADDER_WORDS = { gentle: 'commitment.ladderGentle', standard: 'commitment.ladderStandard', tight: 'commitment.ladderTight', only_late: 'commitment.ladderOnlyLate' } as const;

/** How this person is reminded: they choose it, nobody else. */
function LadderChoice({ page: { ladder } }: { page: PromisesData }) {
  const t = usePhrases();
  return (
    <PortalFold label={t('commitment.portalLadder')}>
      <form className="p-form" method="post" action={ladder.form.action}>
        <FormProof form={ladder.form} />
        <PortalRadios name="ladder" label={t('commitment.portalLadder')} chosen={ladder.current} options={ladder.options.map((value) => ({ value, label: t(LADDER_WORDS[value]) }))} />
        <PortalButton kind="outlined" busy={t('signing.sendingNow')}>{t('commitment.portalLadderSend')}</PortalButton>
      </form>
    </PortalFold>
  );
}
