import { useState, type FormEvent } from 'react';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { sendCode, signInWithCode, type SignInStep } from './auth-client.ts';
import { stepWords } from './step-words.ts';

/** How long a code from a mail works, as the server has it. */
const CODE_MINUTES = 10;

type CodeStepProps = { email: string; onBack: () => void; onSecondFactor: () => void; onSignedIn: () => void };

/** The one-time code that came by mail. */
export function CodeStep({ email, onBack, onSecondFactor, onSignedIn }: CodeStepProps) {
  const t = usePhrases();
  const [code, setCode] = useState('');
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string | undefined>();
  const [failed, setFailed] = useState<SignInStep | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const digits = code.replace(/\s/g, '');
    setFailed(null);
    setWrong(/^\d{6}$/.test(digits) ? undefined : t('shell.codeWrong'));
    if (!/^\d{6}$/.test(digits) || busy) return;
    setBusy(true);
    const step = await signInWithCode(email.trim(), digits);
    setBusy(false);
    if (step.step === 'signed-in') onSignedIn();
    else if (step.step === 'second-factor') onSecondFactor();
    else setFailed(step);
  };
  const again = async () => {
    const step = await sendCode(email.trim());
    setFailed(step.step === 'signed-in' ? null : step);
  };
  return (
    <form className="sh-sign-form" onSubmit={(event) => void submit(event)} noValidate>
      {failed === null ? <p className="meta-2">{t('shell.codeSent', { email: email.trim(), minutes: CODE_MINUTES })}</p> : <Banner tone="bad" title={stepWords(t, failed, t('shell.codeRefused'))} />}
      <Field label={t('shell.code')} inputMode="numeric" autoComplete="one-time-code" maxLength={7} autoFocus value={code} onChange={setCode} error={wrong} />
      <Button kind="main" wide type="submit" busy={busy ? t('shell.signingIn') : undefined}>{t('shell.signIn')}</Button>
      <span className="sh-sign-form__ways"><Button kind="text" onClick={() => void again()}>{t('shell.codeAgain')}</Button><Button kind="text" onClick={onBack}>{t('shell.backToPassword')}</Button></span>
    </form>
  );
}
