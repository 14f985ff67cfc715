import { useState, type FormEvent } from 'react';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { askCode, doorWords, signInWithCode, type DoorAnswer } from './sign-in-door.ts';

/** How long a mailed code works, as the server has it. */
const CODE_MINUTES = 10;

type CodeStepProps = { email: string; onBack: () => void; onSecondFactor: () => void; onSignedIn: () => void };

/** The one-time code that came by mail. */
export function CodeStep({ email, onBack, onSecondFactor, onSignedIn }: CodeStepProps) {
  const t = usePhrases();
  const [code, setCode] = useState('');
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string | undefined>();
  const [refused, setRefused] = useState<DoorAnswer | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const digits = code.replace(/[\s-]/g, '');
    const fits = /^\d{6}$/.test(digits);
    setRefused(null);
    setWrong(fits ? undefined : t('shell.codeWrong'));
    if (!fits || busy) return;
    setBusy(true);
    const answer = await signInWithCode(email.trim(), digits);
    setBusy(false);
    if (!answer.ok) setRefused(answer);
    else if (answer.next === 'second-factor') onSecondFactor();
    else onSignedIn();
  };
  const again = async () => {
    const answer = await askCode(email.trim());
    setRefused(answer.ok ? null : answer);
  };
  return (
    <form className="sh-sign-form" onSubmit={(event) => void submit(event)} noValidate>
      {refused?.ok === false ? <Banner tone="bad" title={doorWords(t, refused.refusal)} /> : <p className="meta-2">{t('shell.codeSent', { email: email.trim(), minutes: CODE_MINUTES })}</p>}
      <Field label={t('shell.code')} inputMode="numeric" autoComplete="one-time-code" maxLength={7} autoFocus value={code} onChange={setCode} error={wrong} />
      <Button kind="main" wide type="submit" busy={busy ? t('shell.signingIn') : undefined}>{t('shell.signIn')}</Button>
      <span className="sh-sign-form__ways"><Button kind="text" onClick={() => void again()}>{t('shell.codeAgain')}</Button><Button kind="text" onClick={onBack}>{t('shell.backToPassword')}</Button></span>
    </form>
  );
}
