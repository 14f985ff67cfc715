import { useState, type FormEvent } from 'react';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { CheckField } from '../../ui/check-field.tsx';
import { Field } from '../../ui/field.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { doorWords, verifySecondFactor, type DoorAnswer } from './sign-in-door.ts';

type SecondFactorStepProps = { onSignedIn: () => void; onStartAgain: () => void };

/** The authenticator's digits, or a backup code when the phone is not at hand. */
export function SecondFactorStep({ onSignedIn, onStartAgain }: SecondFactorStepProps) {
  const t = usePhrases();
  const [kind, setKind] = useState<'totp' | 'backup'>('totp');
  const [code, setCode] = useState('');
  const [trustDevice, setTrustDevice] = useState(false);
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string | undefined>();
  const [refused, setRefused] = useState<DoorAnswer | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const typed = code.replace(/\s/g, '');
    const fits = kind === 'backup' ? typed !== '' : /^\d{6}$/.test(typed);
    setRefused(null);
    setWrong(fits ? undefined : t(kind === 'totp' ? 'shell.codeWrong' : 'shell.backupCodeMissing'));
    if (!fits || busy) return;
    setBusy(true);
    const answer = await verifySecondFactor({ code: typed, kind, trustDevice });
    setBusy(false);
    if (answer.ok) onSignedIn();
    else setRefused(answer);
  };
  const swap = () => {
    setKind(kind === 'totp' ? 'backup' : 'totp');
    setCode('');
    setWrong(undefined);
    setRefused(null);
  };
  const field = { value: code, onChange: setCode, error: wrong, autoFocus: true };
  return (
    <form className="sh-sign-form" onSubmit={(event) => void submit(event)} noValidate>
      {refused?.ok === false ? <Banner tone="bad" title={doorWords(t, refused.refusal)} /> : <p className="meta-2">{t(kind === 'totp' ? 'shell.totpLead' : 'shell.backupCodeLead')}</p>}
      {kind === 'totp'
        ? <Field key="totp" {...field} label={t('shell.totpCode')} inputMode="numeric" autoComplete="one-time-code" maxLength={7} />
        : <Field key="backup" {...field} label={t('shell.backupCodeLabel')} autoComplete="off" />}
      <CheckField checked={trustDevice} onChange={setTrustDevice}>{t('shell.trustDevice')}</CheckField>
      <Button kind="main" wide type="submit" busy={busy ? t('shell.signingIn') : undefined}>{t('shell.signIn')}</Button>
      <span className="sh-sign-form__ways"><Button kind="text" onClick={swap}>{t(kind === 'totp' ? 'shell.backupCode' : 'shell.authenticatorInstead')}</Button><Button kind="text" onClick={onStartAgain}>{t('shell.startAgain')}</Button></span>
    </form>
  );
}
