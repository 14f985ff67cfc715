import { useState, type FormEvent } from 'react';
import { judgePassword } from '@entente/core/kernel/password';
import { askCode } from '../../shell/sign-in/sign-in-door.ts';
import { refusalSentence, type ServerRefusal } from '../../shell/team-app/refusal.ts';
import { useAtWork } from '../../shell/team-app/session.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { useToasts } from '../../ui/toasts-context.tsx';
import { changePassword, setPasswordByCode } from '../account-door.ts';
import { useDoorWords } from './door-words.ts';
import { ActSetting } from './setting.tsx';

/** Changing the password: with the present one, or with a code by mail. */
export function PasswordSetting() {
  const t = usePhrases();
  const [open, setOpen] = useState(false);
  return (
    <ActSetting id="password">
      <Button onClick={() => setOpen(true)}>{t('settings.changePassword')}</Button>
      {open ? <PasswordDialog onClose={() => setOpen(false)} /> : null}
    </ActSetting>
  );
}

type Proof = 'password' | 'code';
type Wrong = { proof?: string; password?: string };

function PasswordDialog({ onClose }: { onClose: () => void }) {
  const t = usePhrases();
  const words = useDoorWords();
  const { say } = useToasts();
  const { email, member } = useAtWork();
  const [proof, setProof] = useState<Proof>('password');
  const [given, setGiven] = useState('');
  const [password, setPassword] = useState('');
  const [wrong, setWrong] = useState<Wrong>({});
  const [refused, setRefused] = useState<{ refusal: ServerRefusal | null } | null>(null);
  const [busy, setBusy] = useState(false);
  const judge = (): Wrong => {
    const judged = judgePassword(password, [member.name, email]);
    return {
      ...(given.trim() === '' ? { proof: t(proof === 'password' ? 'settings.presentPasswordMissing' : 'shell.codeWrong') } : {}),
      ...(judged.ok ? {} : { password: refusalSentence(t, { status: 422, code: judged.refusal.code, detail: judged.refusal.detail ?? {} }) }),
    };
  };
  const save = async () => {
    const found = judge();
    setWrong(found);
    setRefused(null);
    if (Object.keys(found).length > 0 || busy) return;
    setBusy(true);
    const answer = await (proof === 'password' ? changePassword(given, password) : setPasswordByCode(given, password));
    setBusy(false);
    if (!answer.ok) return setRefused(answer);
    say({ words: t('settings.passwordChanged') });
    onClose();
  };
  const useCode = async () => {
    const answer = await askCode(email);
    if (!answer.ok) return setRefused(answer);
    setProof('code');
    setGiven('');
    setWrong({});
    setRefused(null);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save();
  };
  return (
    <Dialog open onClose={onClose} title={t('settings.changePassword')} act={<Button kind="main" busy={busy ? t('settings.saving') : undefined} onClick={() => void save()}>{t('settings.changePassword')}</Button>}>
      <form className="ws-form" onSubmit={submit} noValidate>
        {refused === null ? null : <Banner tone="bad" title={words(refused.refusal)} />}
        {proof === 'code' && refused === null ? <Banner tone="info" title={t('settings.codeOnItsWay', { email })} /> : null}
        <input type="email" hidden readOnly autoComplete="username" value={email} />
        {proof === 'password'
          ? <Field key="password" label={t('settings.presentPassword')} type="password" autoComplete="current-password" data-autofocus value={given} onChange={setGiven} error={wrong.proof} />
          : <Field key="code" label={t('shell.code')} inputMode="numeric" autoComplete="one-time-code" maxLength={7} autoFocus value={given} onChange={setGiven} error={wrong.proof} />}
        <Field label={t('settings.newPassword')} type="password" autoComplete="new-password" hint={t('shell.newPasswordHint')} value={password} onChange={setPassword} error={wrong.password} />
        {proof === 'password' ? <div><Button kind="text" onClick={() => void useCode()}>{t('settings.forgotPassword')}</Button></div> : null}
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}
