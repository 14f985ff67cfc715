import { useState, type FormEvent } from 'react';
import type { DoorCall } from '../../shell/sign-in/door-call.ts';
import type { ServerRefusal } from '../../shell/team-app/refusal.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { useDoorWords } from './door-words.ts';
import { QrCode } from './qr-code.tsx';

type ScanStepProps = { uri: string; confirm: (code: string) => Promise<DoorCall<object>>; onDone: () => void; onClose: () => void };

/** Gives the key to the authenticator, by the square or by hand, and takes the first six digits as proof that it arrived. */
export function ScanStep({ uri, confirm, onDone, onClose }: ScanStepProps) {
  const t = usePhrases();
  const words = useDoorWords();
  const [code, setCode] = useState('');
  const [wrong, setWrong] = useState(false);
  const [refused, setRefused] = useState<{ refusal: ServerRefusal | null } | null>(null);
  const [busy, setBusy] = useState(false);
  const key = new URL(uri).searchParams.get('secret') ?? '';
  const go = async () => {
    const digits = code.replace(/\s/g, '');
    const fits = /^\d{6}$/.test(digits);
    setWrong(!fits);
    setRefused(null);
    if (!fits || busy) return;
    setBusy(true);
    const answer = await confirm(digits);
    setBusy(false);
    if (answer.ok) onDone();
    else setRefused(answer);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void go();
  };
  return (
    <Dialog open onClose={onClose} title={t('settings.turningOnTitle')} act={<Button kind="main" busy={busy ? t('settings.saving') : undefined} onClick={() => void go()}>{t('settings.turnOn')}</Button>}>
      <form className="ws-form" onSubmit={submit} noValidate>
        {refused === null ? <p>{t('settings.scanHelp')}</p> : <Banner tone="bad" title={words(refused.refusal)} />}
        <QrCode text={uri} label={t('settings.scanAlt')} />
        <div><div className="ws-legend">{t('settings.keyByHand')}</div><div className="ws-key">{key.match(/.{1,4}/g)?.join(' ')}</div><a href={uri}>{t('settings.openApp')}</a></div>
        <Field label={t('shell.totpCode')} inputMode="numeric" autoComplete="one-time-code" maxLength={7} data-autofocus value={code} onChange={setCode} error={wrong ? t('shell.codeWrong') : undefined} />
      </form>
    </Dialog>
  );
}
