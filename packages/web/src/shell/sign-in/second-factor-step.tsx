import { useState, type FormEvent } from 'react';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { CheckField } from '../../ui/check-field.tsx';
import { Field } from '../../ui/field.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { verifySecondFactor, type SignInStep } from './auth-client.ts';
import { stepWords } from './step-words.ts';

/** The authenticator's digits, or a backup code when the phone is not at hand. */
export function SecondFactorStep({ onSignedIn }: { onSignedIn: () => void }) {
  const t = usePhrases();
  const [kind, setKind] = useState<'totp' | 'backup'>('totp');
  const [code, setCode] = useState('');
  const [trustDevice, setTrustDevice] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<SignInStep | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (code.trim() === '' || busy) return;
    setBusy(true);
    const step = await verifySecondFactor({ code: code.replace(/\s/g, ''), kind, trustDevice });
    setBusy(false);
    if (step.step === 'signed-in') onSignedIn();
    else setFailed(step);
  };
  const swap = () => {
    setKind(kind === 'totp' ? 'backup' : 'totp');
    setCode('');
    setFailed(null);
  };
  return (
    <form className="sh-sign-form" onSubmit={(event) => void submit(event)} noValidate>
      {failed === null ? <p className="meta-2">{t('shell.totpLead')}</p> : <Banner tone="bad" title={stepWords(t, failed, t('shell.codeRefused'))} />}
      {kind === 'totp'
        ? <Field key="totp" label={t('shell.totpCode')} inputMode="numeric" autoComplete="one-time-code" maxLength={7} autoFocus value={code} onChange={setCode} />
        : <Field key="backup" label={t('shell.backupCodeLabel')} autoComplete="off" autoFocus value={code} onChange={setCode} />}
      <CheckField checked={trustDevice} onChange={setTrustDevice}>{t('shell.trustDevice')}</CheckField>
      <Button kind="main" wide type="submit" busy={busy ? t('shell.signingIn') : undefined}>{t('shell.signIn')}</Button>
      <Button kind="text" onClick={swap}>{kind === 'totp' ? t('shell.backupCode') : t('shell.authenticatorInstead')}</Button>
    </form>
  );
}
