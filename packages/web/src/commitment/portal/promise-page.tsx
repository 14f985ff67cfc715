import type { ReactNode } from 'react';
import type { PromisePage as PromiseData } from '@entente/contract/signing/portal-promises';
import { Banner } from '../../ui/banner.tsx';
import { PhrasesProvider, usePhrases } from '../../ui/phrases-context.tsx';
import { PortalButton } from '../../ui/portal/portal-button.tsx';
import { PortalField, PortalRadios, PortalTextField } from '../../ui/portal/portal-field.tsx';
import { PortalAsk, PortalHead } from '../../ui/portal/portal-head.tsx';
import { PortalPage } from '../../ui/portal/portal-page.tsx';
import { PortalFold } from '../../ui/portal/portal-section.tsx';
import { momentsIn } from '../../signing/portal/moments.ts';
import { FormProof, languagesOf, type Drawing } from '../../signing/portal/portal-frame.tsx';
import { errorAt } from '../../signing/portal/portal-words.ts';
import { roundWords } from '../round-words.ts';
import { Checklist } from './promise-checklist.tsx';
import { dueWords, stateWords } from './promise-words.ts';

/** One promise and the four answers: done, more time, stuck, somebody else. */
export function PromisePage({ drawing, page }: { drawing: Drawing; page: PromiseData }) {
  const { t, assets } = drawing;
  const { frame, item } = page;
  const head = <PortalHead name={frame.asker.name} line={frame.asker.firm} languages={languagesOf(t, frame.locale)} />;
  return (
    <PhrasesProvider translator={t}>
      <PortalPage locale={frame.locale} title={`${item.title} · ${frame.asker.firm}`} assets={assets} skip={t('shell.skipToContent')} head={head} foot={frame.asker.firm}>
        <About page={page} />
        <Answers page={page} />
        <p className="p-after"><a href={`${frame.base}/promises`}>{t('commitment.portalBack')}</a></p>
      </PortalPage>
    </PhrasesProvider>
  );
}

function About({ page }: { page: PromiseData }) {
  const t = usePhrases();
  const { frame, item, example, effortMinutes, blocks, error } = page;
  const moments = momentsIn(frame.locale, frame.timeZone);
  const refused = errorAt(t, error, null);
  const facts = [item.format, example === '' ? '' : t('commitment.portalGoodOne', { example }), effortMinutes === null ? '' : t('commitment.portalTakes', { count: effortMinutes })].filter((line) => line !== '');
  return (
    <>
      <PortalAsk title={item.title} about={[dueWords(t, moments, item), stateWords(t, moments, item), ...roundWords(t, item.rounds)].filter((line) => line !== undefined).join(' · ')} />
      {refused === undefined ? null : <Banner tone="bad" title={refused} />}
      {facts.map((line) => <p key={line} className="p-after">{line}</p>)}
      {item.acceptance === null ? null : <Checklist lines={item.acceptance.checklist} />}
      {item.acceptance === null || item.acceptance.silence === '' ? null : <div className="p-after"><p className="meta">{t('commitment.portalSilence')}</p><blockquote className="p-quote p-quote--words">{item.acceptance.silence}</blockquote></div>}
      {blocks === 0 ? null : <p className="p-after meta-2">{t('commitment.portalBlocks', { count: blocks })} {t('commitment.portalShift')}</p>}
    </>
  );
}

function Answers({ page }: { page: PromiseData }) {
  const t = usePhrases();
  const { frame, forms, choices, lastDay, typed, error } = page;
  const moments = momentsIn(frame.locale, frame.timeZone);
  const days = [...choices.map((day) => ({ value: day, label: moments.weekday(day) })), { value: 'day', label: t('commitment.portalTimeOther') }];
  const [dayError, wordsError, personError] = [errorAt(t, error, 'day'), errorAt(t, error, 'words'), errorAt(t, error, 'person')];
  return (
    <div className="p-after">
      {forms.done === null ? null : <Answer form={forms.done}><PortalButton busy={t('signing.sendingNow')}>{t('commitment.portalDoneButton')}</PortalButton></Answer>}
      {forms.verdict === null ? null : <Verdicts verdict={forms.verdict} page={page} />}
      <PortalFold label={t('commitment.portalTime')} open={dayError !== undefined}>
        <Answer form={forms.time}>
          <PortalRadios name="choice" label={t('commitment.portalTime')} chosen={typed.choice ?? ''} options={days} error={dayError} />
          <div className="p-if-day"><PortalField name="day" type="date" label={t('commitment.portalTimeOther')} defaultValue={typed.day} min={frame.now.slice(0, 10)} max={lastDay} /></div>
          <PortalField name="reason" label={t('commitment.portalTimeWhy')} optional={t('kit.optional')} defaultValue={typed.reason} maxLength={400} autoComplete="off" />
          <PortalButton kind="outlined" busy={t('signing.sendingNow')}>{t('commitment.portalTimeSend')}</PortalButton>
        </Answer>
      </PortalFold>
      <PortalFold label={t('commitment.portalStuck')} open={wordsError !== undefined}>
        <Answer form={forms.stuck}>
          <PortalTextField name="words" label={t('commitment.portalStuckWords')} defaultValue={typed.words} required maxLength={400} error={wordsError} />
          <PortalButton kind="outlined" busy={t('signing.sendingNow')}>{t('commitment.portalStuckSend')}</PortalButton>
        </Answer>
      </PortalFold>
      <PortalFold label={t('commitment.portalElse')} open={personError !== undefined}>
        <Answer form={forms.someoneElse}>
          <PortalField name="toName" label={t('signing.theirName')} defaultValue={typed.toName} required maxLength={200} autoComplete="off" error={personError} />
          <PortalField name="toEmail" type="email" label={t('signing.theirEmail')} defaultValue={typed.toEmail} required maxLength={254} autoComplete="off" />
          <PortalButton kind="outlined" busy={t('signing.sendingNow')}>{t('commitment.portalElseSend')}</PortalButton>
        </Answer>
      </PortalFold>
    </div>
  );
}

/** Of a delivery: accepted, accepted with small corrections, or not yet, because. */
function Verdicts({ verdict, page: { typed, error, item } }: { verdict: NonNullable<PromiseData['forms']['verdict']>; page: PromiseData }) {
  const t = usePhrases();
  const [correctionsError, missingError] = [errorAt(t, error, 'corrections'), errorAt(t, error, 'missing')];
  return (
    <>
      <Answer form={verdict.accepted}><PortalButton busy={t('signing.sendingNow')}>{t('commitment.portalAccept')}</PortalButton></Answer>
      <PortalFold label={t('commitment.portalNotYet')} open={missingError !== undefined}>
        <Answer form={verdict.notYet}>
          <NextRound rounds={item.rounds} />
          <PortalTextField name="missing" label={t('commitment.portalNotYetWords')} defaultValue={typed.missing} required maxLength={400} error={missingError} />
          <PortalButton kind="outlined" busy={t('signing.sendingNow')}>{t('commitment.portalVerdictSend')}</PortalButton>
        </Answer>
      </PortalFold>
      <PortalFold label={t('commitment.portalCorrections')} open={correctionsError !== undefined}>
        <Answer form={verdict.corrections}>
          <PortalTextField name="corrections" label={t('commitment.portalCorrectionsWords')} defaultValue={typed.corrections} required maxLength={400} error={correctionsError} />
          <PortalButton kind="outlined" busy={t('signing.sendingNow')}>{t('commitment.portalVerdictSend')}</PortalButton>
        </Answer>
      </PortalFold>
    </>
  );
}

/** Which round a "not yet" begins; beyond the price, what the agreement says of that. It holds nobody up. */
function NextRound({ rounds }: { rounds: PromiseData['item']['rounds'] }) {
  const t = usePhrases();
  if (rounds === null) return null;
  const { promised, used, says } = rounds;
  if (used < promised) return <p className="p-hint">{t('commitment.roundNext', { next: used + 1, promised })}</p>;
  return (
    <div>
      <p className="p-hint">{t(promised === 0 ? 'commitment.roundsNone' : 'commitment.roundsOver')} {t('commitment.roundAnyway')}</p>
      {says === '' ? null : <><p className="meta">{t('commitment.roundsSay')}</p><blockquote className="p-quote p-quote--words">{says}</blockquote></>}
    </div>
  );
}

function Answer({ form, children }: { form: PromiseData['forms']['time']; children: ReactNode }) {
  return <form className="p-form" method="post" action={form.action}><FormProof form={form} />{children}</form>;
}
