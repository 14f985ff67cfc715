import { useState } from 'react';
import type { DeviceAnswer, DeviceAsk } from '@entente/contract/signing/device-views';
import type { OwnSigningView, SigningView } from '@entente/contract/signing/signing-views';
import type { Locale } from '@entente/core/kernel/locale';
import { api } from '../../shell/team-app/api.ts';
import { freshId } from '../../shell/team-app/fresh-id.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { intlTag } from '../../ui/time-words.ts';
import { useToasts } from '../../ui/toasts-context.tsx';
import { askDevice, DeviceProblem } from '../device-key.ts';
import { useFormAct } from './after-act.ts';
import { hindranceWords, SignForm, type SignFields } from './sign-form.tsx';
import './signing.css';

type WithDevice = OwnSigningView & { readonly device: DeviceAsk };
type DeviceSigningProps<Own = OwnSigningView> = { title: string; agreementId: string; own: Own; version: NonNullable<SigningView['version']>; onClose: () => void };

/** What is asked for next: a code, its six digits, or the device. */
type Step = { readonly at: 'ask' } | { readonly at: 'type'; readonly validUntil: string } | { readonly at: 'device'; readonly ask: DeviceAsk };

/** The member's own signature with a key of their device: the same steps as the client's. Or why no device can sign here. */
export function DeviceSigning({ own, ...props }: DeviceSigningProps) {
  const t = usePhrases();
  const { device } = own;
  if (device !== null) return <Signing {...props} own={{ ...own, device }} />;
  return <Dialog open onClose={props.onClose} title={t('sending.signTitle', { title: props.title })}><Banner tone="warn" title={t('device.notHere')} /></Dialog>;
}

function Signing({ title, agreementId, own, version, onClose }: DeviceSigningProps<WithDevice>) {
  const t = usePhrases();
  const { say } = useToasts();
  const { busy, problem, run } = useFormAct();
  const [browser] = useState(() => crypto.randomUUID().replaceAll('-', ''));
  const [confirmed, setConfirmed] = useState<DeviceAsk | null>(null);
  const [validUntil, setValidUntil] = useState<string | null>(null);
  const [code, setCode] = useState('');
  const [made, setMade] = useState<DeviceAnswer['registration']>(null);
  const [why, setWhy] = useState<DeviceProblem['why'] | null>(null);
  const [form, setForm] = useState<SignFields>({ typedName: own.typedName, roleTitle: own.roleTitle, onBehalfOf: own.onBehalfOf, consents: [] });
  const step = stepOf({ confirmed, validUntil, own });
  const askCode = () => run(async () => setValidUntil((await api.signing.requestCode({ id: agreementId, codeId: freshId(), browser })).validUntil));
  const confirm = () => run(async () => {
    setConfirmed(await api.signing.confirmCode({ id: agreementId, browser, code }));
    setWhy(null);
  });
  const sign = async (ask: DeviceAsk) => {
    setWhy(null);
    const answer = await askDevice(ask, { made, keep: setMade }).catch((error: unknown) => {
      setWhy(error instanceof DeviceProblem ? error.why : 'stopped');
      return null;
    });
    if (answer === null) return;
    const done = await run(async () => {
      const { finalAt } = await api.signing.sign({ id: agreementId, signatureId: ask.id, browser, versionNumber: version.number, sha256: version.sha256, shown: own.shown, ...form, consents: [...form.consents], code: '', device: answer });
      say({ words: t('sending.signed', { time: timeOf(t.locale, finalAt) }), undo: () => void run(() => takeBack(ask.id)) });
    });
    if (done) onClose();
  };
  const takeBack = async (id: string) => {
    await api.signing.takeBack({ id });
    say({ words: t('sending.takenBack') });
  };
  return (
    <Dialog open onClose={onClose} title={t('sending.signTitle', { title })} act={own.maySign ? <Act step={step} busy={busy} words={own.buttonText} acts={{ askCode, confirm, sign }} /> : undefined}>
      <div className="sg-form">
        {problem === null ? null : <Banner tone="bad" title={problem} />}
        {why === null ? null : <Banner tone="warn" title={t(why === 'stopped' && confirmed !== null ? 'device.stoppedFirst' : `device.${why}`)} />}
        {own.maySign ? <><SignForm form={form} set={(part) => setForm((before) => ({ ...before, ...part }))} own={own} /><Next step={step} address={own.codeGoesTo} code={code} onCode={setCode} askCode={askCode} /></> : <Banner tone="warn" title={t('sending.mayNot')}>{hindranceWords(t, own.hindrance)}</Banner>}
      </div>
    </Dialog>
  );
}

type NextProps = { step: Step; address: string; code: string; onCode: (code: string) => void; askCode: () => Promise<boolean> };

/** What comes next: that a code goes out, its field, or what the device will ask. */
function Next({ step, address, code, onCode, askCode }: NextProps) {
  const t = usePhrases();
  const again = (words: string) => <div><Button kind="text" small onClick={() => void askCode()}>{words}</Button></div>;
  if (step.at === 'ask') return <p className="meta">{t('device.sendCodeHint', { address })}</p>;
  if (step.at === 'type') {
    const hint = `${t('sending.codeUntil', { time: timeOf(t.locale, step.validUntil) })} ${t('device.goOnHint')}`;
    return <div><Field label={t('sending.code', { address })} value={code} onChange={onCode} inputMode="numeric" autoComplete="one-time-code" maxLength={8} autoFocus hint={hint} />{again(t('sending.codeAgain'))}</div>;
  }
  const isNew = step.ask.enrol !== null;
  return <><p className="meta">{t(isNew ? 'device.first' : 'device.known')} {t('device.stays')}</p>{isNew ? null : again(t('device.another'))}</>;
}

function timeOf(locale: Locale, at: string): string {
  return new Intl.DateTimeFormat(intlTag(locale), { hour: '2-digit', minute: '2-digit' }).format(new Date(at));
}

/** A code first, unless one was typed or a key is known; what the person asks for comes before what is known. */
function stepOf({ confirmed, validUntil, own }: { confirmed: DeviceAsk | null; validUntil: string | null; own: WithDevice }): Step {
  if (confirmed !== null) return { at: 'device', ask: confirmed };
  if (validUntil !== null) return { at: 'type', validUntil };
  return own.device.keys.length === 0 ? { at: 'ask' } : { at: 'device', ask: own.device };
}

type ActProps = { step: Step; busy: boolean; words: string; acts: { askCode: () => Promise<boolean>; confirm: () => Promise<boolean>; sign: (ask: DeviceAsk) => Promise<void> } };

function Act({ step, busy, words, acts }: ActProps) {
  const t = usePhrases();
  if (step.at === 'ask') return <Button kind="main" onClick={() => void acts.askCode()} busy={busy ? t('sending.askingCode') : undefined}>{t('sending.askCode')}</Button>;
  if (step.at === 'type') return <Button kind="main" onClick={() => void acts.confirm()} busy={busy ? t('device.asking') : undefined}>{t('device.goOn')}</Button>;
  return <Button kind="main" onClick={() => void acts.sign(step.ask)} busy={busy ? t('sending.signing') : undefined}>{words}</Button>;
}
