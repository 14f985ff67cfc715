import { useState, type FormEvent } from 'react';
import { judgePassword } from '@entente/core/kernel/password';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { refusalSentence, refusalWords } from '../team-app/refusal.ts';

type JoinFormProps = {
  invitation: { email: string; name: string; workspaceName: string };
  /** Somebody who has an account only says yes. */
  hasAccount: boolean;
  onJoin: (account: { name?: string; password?: string }) => Promise<void>;
};

/** Joining a workspace: a name, a password, one button. The password is judged by the same rule as on the server. */
export function JoinForm({ invitation, hasAccount, onJoin }: JoinFormProps) {
  const t = usePhrases();
  const [name, setName] = useState(invitation.name);
  const [password, setPassword] = useState('');
  const [wrong, setWrong] = useState<{ name?: string; password?: string }>({});
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<unknown>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const judged = judgePassword(password, [name, invitation.email, invitation.workspaceName]);
    const found = hasAccount ? {} : {
      ...(name.trim() === '' ? { name: t('shell.yourNameMissing') } : {}),
      ...(judged.ok ? {} : { password: refusalSentence(t, { status: 422, code: judged.refusal.code, detail: judged.refusal.detail ?? {} }) }),
    };
    setWrong(found);
    setFailed(null);
    if (Object.keys(found).length > 0 || busy) return;
    setBusy(true);
    await onJoin(hasAccount ? {} : { name: name.trim(), password }).catch(setFailed);
    setBusy(false);
  };
  return (
    <form className="sh-sign-form" onSubmit={(event) => void submit(event)} noValidate>
      {failed === null ? null : <Banner tone="bad" title={refusalWords(t, failed)} />}
      <Field label={t('shell.email')} value={invitation.email} onChange={() => undefined} readOnly autoComplete="username" />
      {hasAccount ? null : (
        <>
          <Field label={t('shell.yourName')} autoComplete="name" value={name} onChange={setName} hint={t('shell.yourNameHint')} error={wrong.name} />
          <Field label={t('shell.newPassword')} type="password" autoComplete="new-password" value={password} onChange={setPassword} hint={t('shell.newPasswordHint')} error={wrong.password} />
        </>
      )}
      <Button kind="main" wide type="submit" busy={busy ? t('shell.joining') : undefined}>{t('shell.join')}</Button>
    </form>
  );
}
