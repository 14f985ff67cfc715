import type { ReactNode } from 'react';
import type { PortalForm, PortalFormError, PortalFrame } from '@entente/contract/signing/portal-frame';
import type { DeclinePage as DeclineData, LaterPage as LaterData, NotMePage as NotMeData, SomeoneElsePage as SomeoneElseData } from '@entente/contract/signing/portal-page';
import { Banner } from '../../ui/banner.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { DefaultButton, PortalButton } from '../../ui/portal/portal-button.tsx';
import { CodeField, PortalField, PortalRadios, PortalTextField } from '../../ui/portal/portal-field.tsx';
import { PortalAsk } from '../../ui/portal/portal-head.tsx';
import { momentsIn } from './moments.ts';
import { BackToStart, FormProof, SigningFrame, WaysOut, type Drawing, type WayOut } from './portal-frame.tsx';
import { errorAt } from './portal-words.ts';

type SideStepProps = { frame: PortalFrame; here: WayOut; title: string; lead?: string; form: PortalForm; action?: string; keep: string; error: PortalFormError | null; children: ReactNode };

/** A way out: one question, one form, the way back and the other ways. */
function SideStep({ frame, here, title, lead, form, action, keep, error, children }: SideStepProps) {
  const t = usePhrases();
  const refused = errorAt(t, error, null);
  return (
    <>
      <PortalAsk title={title} about={t('signing.about', { title: frame.agreement.title })} />
      {refused === undefined ? null : <Banner tone="bad" title={refused} />}
      {lead === undefined ? null : <p className="p-after">{lead}</p>}
      <form className="p-form p-after" method="post" action={action ?? form.action} data-keep={keep}><FormProof form={form} />{children}</form>
      <BackToStart frame={frame} />
      <WaysOut frame={frame} here={here} />
    </>
  );
}

/** "I won't sign": one tap says why, a line may say more; nothing is closed for good. */
export function DeclinePage({ drawing, page }: { drawing: Drawing; page: DeclineData }) {
  return <SigningFrame drawing={drawing} frame={page.frame} tab={drawing.t('signing.declineTab')}><Decline page={page} /></SigningFrame>;
}

function Decline({ page }: { page: DeclineData }) {
  const t = usePhrases();
  const { frame, form, reasons, typed, error } = page;
  const { expiresAt } = frame.agreement;
  const help = expiresAt === null ? t('signing.declineHelpForever') : t('signing.declineHelp', { day: momentsIn(frame.locale, frame.timeZone).day(expiresAt) });
  return (
    <SideStep frame={frame} here="decline" title={t('signing.declineTitle')} form={form} keep="decline" error={error}>
      <PortalRadios name="reason" label={t('signing.declineTitle')} chosen={typed.reason} options={reasons.map((reason) => ({ value: reason, label: t('signing.declineReason', { reason }) }))} error={errorAt(t, error, 'choice')} />
      <PortalTextField name="body" label={t('signing.declineWords')} optional={t('kit.optional')} defaultValue={typed.body} maxLength={1_000} />
      <PortalButton kind="outlined" busy={t('signing.sendingNow')}>{t('signing.declineSend')}</PortalButton>
      <p className="meta-2">{help} <a href={`${frame.base}/read`}>{t('signing.declineAskInstead')}</a></p>
    </SideStep>
  );
}

/** "Not now": when to ask again, and nothing before. */
export function LaterPage({ drawing, page }: { drawing: Drawing; page: LaterData }) {
  return <SigningFrame drawing={drawing} frame={page.frame} tab={drawing.t('signing.laterTab')}><Later page={page} /></SigningFrame>;
}

const LATER_WORDS = { tomorrow: 'signing.laterTomorrow', three_days: 'signing.laterThreeDays', next_monday: 'signing.laterMonday', day: 'signing.laterDay' } as const;

function Later({ page }: { page: LaterData }) {
  const t = usePhrases();
  const { frame, form, choices, lastDay, typed, error } = page;
  const moments = momentsIn(frame.locale, frame.timeZone);
  const { expiresAt } = frame.agreement;
  const options = choices.map(({ choice, day }) => ({ value: choice, label: t(LATER_WORDS[choice], { day: day === null ? '' : choice === 'next_monday' ? moments.date(day) : moments.weekday(day) }) }));
  return (
    <SideStep frame={frame} here="later" title={t('signing.laterTitle')} form={form} keep="later" error={error}>
      <PortalRadios name="choice" label={t('signing.laterTitle')} chosen={typed.choice} options={options} error={errorAt(t, error, 'choice')} />
      <div className="p-if-day"><PortalField name="day" type="date" label={t('signing.laterDayLabel')} defaultValue={typed.day} min={frame.now.slice(0, 10)} max={lastDay} error={errorAt(t, error, 'day')} /></div>
      <PortalButton busy={t('signing.sendingNow')}>{t('signing.laterSend')}</PortalButton>
      <p className="meta-2">{expiresAt === null ? t('signing.laterHelpForever') : t('signing.laterHelp', { day: moments.day(expiresAt) })}</p>
    </SideStep>
  );
}

/** Somebody else signs: named by two fields, confirmed by a code to the one who names. */
export function SomeoneElsePage({ drawing, page }: { drawing: Drawing; page: SomeoneElseData }) {
  return <SigningFrame drawing={drawing} frame={page.frame} tab={drawing.t('signing.someoneElseTab')}><SomeoneElse page={page} /></SigningFrame>;
}

function SomeoneElse({ page }: { page: SomeoneElseData }) {
  const t = usePhrases();
  const { frame, form, step, typed, codeGoesTo, codeValidUntil, error } = page;
  const codeAction = `${form.action}/code#code`;
  const codeError = errorAt(t, error, 'code');
  const until = codeValidUntil === null ? null : t('signing.codeUntil', { time: momentsIn(frame.locale, frame.timeZone).time(codeValidUntil) });
  const another = <PortalButton kind="text" formAction={codeAction} formNoValidate busy={t('signing.sendingNow')}>{t('signing.codeAgain')}</PortalButton>;
  return (
    <SideStep frame={frame} here="someone-else" title={t('signing.someoneElseTitle')} form={form} action={step === 'ask' ? codeAction : form.action} keep="someone-else" error={error}>
      {step === 'type' ? <DefaultButton /> : null}
      <PortalField name="toName" label={t('signing.theirName')} defaultValue={typed.name} required maxLength={200} autoComplete="off" error={errorAt(t, error, 'name')} />
      <PortalField name="toEmail" type="email" label={t('signing.theirEmail')} defaultValue={typed.email} required maxLength={254} autoComplete="off" error={errorAt(t, error, 'email')} />
      {step === 'type' ? <div id="code"><CodeField name="code" label={t('signing.code', { address: codeGoesTo })} hint={<>{until} {another}</>} error={codeError} here /></div> : null}
      {step === 'ask' && codeError !== undefined ? <Banner tone="warn" title={codeError} /> : null}
      <div>
        <PortalButton busy={t('signing.sendingNow')}>{t(step === 'ask' ? 'signing.sendCode' : 'signing.someoneElseSend')}</PortalButton>
        {step === 'ask' ? <div className="p-hint">{t('signing.sendCodeHint', { address: codeGoesTo })}</div> : null}
      </div>
      <p className="meta-2">{t('signing.someoneElseHelp')}</p>
    </SideStep>
  );
}

/** "I'm not this person": one tap, and whoever sent it looks for the right address. */
export function NotMePage({ drawing, page }: { drawing: Drawing; page: NotMeData }) {
  return <SigningFrame drawing={drawing} frame={page.frame} tab={drawing.t('signing.notMeTab')}><NotMe page={page} /></SigningFrame>;
}

function NotMe({ page }: { page: NotMeData }) {
  const t = usePhrases();
  const { frame, form, typed, error } = page;
  return (
    <SideStep frame={frame} here="not-me" title={t('signing.notMeTitle')} lead={t('signing.notMeHelp')} form={form} keep="not-me" error={error}>
      <PortalField name="note" label={t('signing.notMeWords')} optional={t('kit.optional')} defaultValue={typed.note} maxLength={400} autoComplete="off" />
      <PortalButton busy={t('signing.sendingNow')}>{t('signing.notMeSend')}</PortalButton>
    </SideStep>
  );
}
