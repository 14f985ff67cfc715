import { useState, type FormEvent } from 'react';
import type { DoorCall } from '../../shell/sign-in/door-call.ts';
import type { ServerRefusal } from '../../shell/team-app/refusal.ts';
import { useAtWork } from '../../shell/team-app/session.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { useDoorWords } from './door-words.ts';

type ConfirmPasswordProps<Given> = {
  title: string;
  help?: string;
  /** Words of the act. */
  act: string;
  danger?: boolean;
  ask: (password: string) => Promise<DoorCall<Given>>;
  onGiven: (given: Given) => void;
  onClose: () => void;
};

/** Asks for the password once more before something about the door changes. */
export function ConfirmPassword<Given>({ title, help, act, danger = false, ask, onGiven, onClose }: ConfirmPasswordProps<Given>) {
  const t = usePhrases();
  const words = useDoorWords();
  const { email } = useAtWork();
  const [password, setPassword] = useState('');
  const [missing, setMissing] = useState(false);
  const [refused, setRefused] = useState<{ refusal: ServerRefusal | null } | null>(null);
  const [busy, setBusy] = useState(false);
  const go = async () => {
    setMissing(password === '');
    setRefused(null);
    if (password === '' || busy) return;
    setBusy(true);
    const answer = await ask(password);
    setBusy(false);
    if (answer.ok) onGiven(answer.given);
    else setRefused(answer);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void go();
  };
  return (
    <Dialog open onClose={onClose} title={title} act={<Button kind={danger ? 'danger' : 'main'} busy={busy ? t('settings.saving') : undefined} onClick={() => void go()}>{act}</Button>}>
      <form className="ws-form" onSubmit={submit} noValidate>
        {help === undefined ? null : <p>{help}</p>}
        {refused === null ? null : <Banner tone="bad" title={words(refused.refusal)} />}
        <input type="email" hidden readOnly autoComplete="username" value={email} />
        <Field label={t('settings.confirmPassword')} type="password" autoComplete="current-password" data-autofocus value={password} onChange={setPassword} error={missing ? t('settings.passwordNeeded') : undefined} />
      </form>
    </Dialog>
  );
}
