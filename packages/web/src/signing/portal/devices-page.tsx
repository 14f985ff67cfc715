import type { DevicesPage as DevicesData } from '@entente/contract/signing/portal-devices';
import { Banner } from '../../ui/banner.tsx';
import { bindWords } from '../../ui/bind-words.ts';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { DefaultButton, PortalButton } from '../../ui/portal/portal-button.tsx';
import { CodeField, PortalRadios } from '../../ui/portal/portal-field.tsx';
import { PortalAsk } from '../../ui/portal/portal-head.tsx';
import { PortalPairs } from '../../ui/portal/portal-section.tsx';
import { momentsIn } from './moments.ts';
import { BackToStart, FormProof, SigningFrame, type Drawing } from './portal-frame.tsx';
import { errorAt } from './portal-words.ts';

type Key = DevicesData['keys'][number];

/** The devices that sign for the reader: a lost one is called off in two steps, the second with a code from the mailbox. */
export function DevicesPage({ drawing, page }: { drawing: Drawing; page: DevicesData }) {
  return <SigningFrame drawing={drawing} frame={page.frame} tab={drawing.t('device.devicesTab')}><Devices page={page} /></SigningFrame>;
}

function Devices({ page }: { page: DevicesData }) {
  const t = usePhrases();
  const { frame, keys, error } = page;
  const refused = errorAt(t, error, null);
  const moments = momentsIn(frame.locale, frame.timeZone);
  const open = keys.filter(({ calledOffAt }) => calledOffAt === null);
  const gone = keys.flatMap((key) => (key.calledOffAt === null ? [] : [{ id: key.id, term: t('device.keySetUp', { when: moments.moment(key.setUpAt) }), value: t('device.keyGone', { when: moments.moment(key.calledOffAt) }) }]));
  return (
    <>
      <PortalAsk title={t('device.devicesTitle')} about={frame.asker.firm} />
      {refused === undefined ? null : <Banner tone="bad" title={refused} />}
      <p className="p-after">{bindWords(t(keys.length === 0 ? 'device.devicesNone' : 'device.devicesLead'))}</p>
      {open.length === 0 ? null : <CallOff page={page} open={open} />}
      {gone.length === 0 ? null : <div className="p-after"><PortalPairs pairs={gone} /></div>}
      {keys.length === 0 ? null : <p className="meta-2 p-after">{bindWords(t('device.devicesAfter'))}</p>}
      <BackToStart frame={frame} />
    </>
  );
}

function CallOff({ page, open }: { page: DevicesData; open: readonly Key[] }) {
  const t = usePhrases();
  const { frame, form, step, chosen, codeGoesTo, codeValidUntil, error } = page;
  const moments = momentsIn(frame.locale, frame.timeZone);
  const codeAction = `${form.action}/code#code`;
  const codeError = errorAt(t, error, 'code');
  const until = codeValidUntil === null ? null : t('signing.codeUntil', { time: moments.time(codeValidUntil) });
  const another = <PortalButton kind="text" formAction={codeAction} formNoValidate busy={t('signing.sendingNow')}>{t('signing.codeAgain')}</PortalButton>;
  const about = ({ lastSignedAt, print }: Key) => (lastSignedAt === null ? t('device.keyUnused', { print }) : t('device.keyUsed', { when: moments.moment(lastSignedAt), print }));
  const options = open.map((key) => ({ value: key.id, label: <>{t('device.keySetUp', { when: moments.moment(key.setUpAt) })}<br /><span className="meta">{about(key)}</span></> }));
  return (
    <form className="p-form p-after" method="post" action={step === 'ask' ? codeAction : form.action} data-keep="devices">
      <FormProof form={form} />
      {step === 'type' ? <DefaultButton /> : null}
      <PortalRadios name="key" label={t('device.devicesWhich')} chosen={chosen} options={options} error={errorAt(t, error, 'choice')} />
      {step === 'type' ? <div id="code"><CodeField name="code" label={t('signing.code', { address: codeGoesTo })} hint={<>{until} {another}</>} error={codeError} here /></div> : null}
      {step === 'ask' && codeError !== undefined ? <Banner tone="warn" title={codeError} /> : null}
      <div>
        {step === 'type' ? <PortalButton kind="danger" busy={t('signing.sendingNow')}>{t('device.offSend')}</PortalButton> : <PortalButton busy={t('signing.sendingNow')}>{t('signing.sendCode')}</PortalButton>}
        {step === 'ask' ? <div className="p-hint">{t('signing.sendCodeHint', { address: codeGoesTo })}</div> : null}
      </div>
    </form>
  );
}
