import { useState, type FormEvent } from 'react';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { sendCode, signInWithPassword, type SignInStep } from './auth-client.ts';
import { looksLikeEmail, stepWords } from './step-words.ts';

type PasswordStepProps = { email: string; onEmail: (email: string) => void; onCodeSent: () => void; onSecondFactor: () => void; onSignedIn: () => void };
type Busy = 'no' | 'signing-in' | 'sending-code';

/** E-mail and password, with the code by mail as the other way. */
export function PasswordStep({ email, onEmail, onCodeSent, onSecondFactor, onSignedIn }: PasswordStepProps) {
  const t = usePhrases();
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState<Busy>('no');
  const [missing, setMissing] = useState<{ email?: string; password?: string }>({});
  const [failed, setFailed] = useState<SignInStep | null>(null);
  const act = async (kind: Exclude<Busy, 'no'>) => {
    const wrong = { ...(looksLikeEmail(email) ? {} : { email: t('shell.emailWrong') }), ...(kind === 'sending-code' || password !== '' ? {} : { password: t('shell.passwordMissing') }) };
    setMissing(wrong);
    setFailed(null);
    if (Object.keys(wrong).length > 0 || busy !== 'no') return;
    setBusy(kind);
    const step = kind === 'signing-in' ? await signInWithPassword(email.trim(), password) : await sendCode(email.trim());
    setBusy('no');
    if (step.step === 'second-factor') onSecondFactor();
    else if (step.step !== 'signed-in') setFailed(step);
    else if (kind === 'sending-code') onCodeSent();
    else onSignedIn();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void act('signing-in');
  };
  return (
    <form className="sh-sign-form" onSubmit={submit} noValidate>
      {failed === null ? null : <Banner tone="bad" title={stepWords(t, failed, t('shell.signInRefused'))} />}
      <Field label={t('shell.email')} type="email" autoComplete="username" inputMode="email" value={email} onChange={onEmail} error={missing.email} />
      <Field label={t('shell.password')} type="password" autoComplete="current-password" value={password} onChange={setPassword} error={missing.password} />
      <Button kind="main" wide type="submit" busy={busy === 'signing-in' ? t('shell.signingIn') : undefined}>{t('shell.signIn')}</Button>
      <Button kind="text" onClick={() => void act('sending-code')} busy={busy === 'sending-code' ? t('shell.sendingCode') : undefined}>{t('shell.sendCode')}</Button>
    </form>
  );
}
