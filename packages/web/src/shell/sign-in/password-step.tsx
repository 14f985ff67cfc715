import { useState, type FormEvent } from 'react';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { askCode, doorWords, looksLikeEmail, signInWithPassword, type DoorAnswer } from './sign-in-door.ts';

type PasswordStepProps = { email: string; onEmail: (email: string) => void; onCodeSent: () => void; onSecondFactor: () => void; onSignedIn: () => void };
type Act = 'signing-in' | 'sending-code';

/** E-mail and password, with the code by mail as the other way. */
export function PasswordStep({ email, onEmail, onCodeSent, onSecondFactor, onSignedIn }: PasswordStepProps) {
  const t = usePhrases();
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState<Act | null>(null);
  const [missing, setMissing] = useState<{ email?: string; password?: string }>({});
  const [refused, setRefused] = useState<DoorAnswer | null>(null);
  const act = async (kind: Act) => {
    const wrong = { ...(looksLikeEmail(email) ? {} : { email: t('shell.emailWrong') }), ...(kind === 'sending-code' || password !== '' ? {} : { password: t('shell.passwordMissing') }) };
    setMissing(wrong);
    setRefused(null);
    if (Object.keys(wrong).length > 0 || busy !== null) return;
    setBusy(kind);
    const answer = kind === 'signing-in' ? await signInWithPassword(email.trim(), password) : await askCode(email.trim());
    setBusy(null);
    if (!answer.ok) setRefused(answer);
    else if (kind === 'sending-code') onCodeSent();
    else if (answer.next === 'second-factor') onSecondFactor();
    else onSignedIn();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void act('signing-in');
  };
  return (
    <form className="sh-sign-form" onSubmit={submit} noValidate>
      {refused?.ok === false ? <Banner tone="bad" title={doorWords(t, refused.refusal)} /> : null}
      <Field label={t('shell.email')} type="email" autoComplete="username" inputMode="email" value={email} onChange={onEmail} error={missing.email} />
      <Field label={t('shell.password')} type="password" autoComplete="current-password" value={password} onChange={setPassword} error={missing.password} />
      <Button kind="main" wide type="submit" busy={busy === 'signing-in' ? t('shell.signingIn') : undefined}>{t('shell.signIn')}</Button>
      <Button kind="text" onClick={() => void act('sending-code')} busy={busy === 'sending-code' ? t('shell.sendingCode') : undefined}>{t('shell.sendCode')}</Button>
    </form>
  );
}
