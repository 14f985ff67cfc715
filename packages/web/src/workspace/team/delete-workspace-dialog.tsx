import { useState, type FormEvent } from 'react';
import { api } from '../../shell/team-app/api.ts';
import { refusalWords } from '../../shell/team-app/refusal.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';

type Wrong = { name?: string; password?: string };

/** Deleting for good takes the workspace's name, typed, and the owner's password. */
export function DeleteWorkspaceDialog({ name, onClose }: { name: string; onClose: () => void }) {
  const t = usePhrases();
  const [typed, setTyped] = useState('');
  const [password, setPassword] = useState('');
  const [wrong, setWrong] = useState<Wrong>({});
  const [failed, setFailed] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const remove = async () => {
    const found: Wrong = { ...(typed.trim() === name ? {} : { name: t('settings.nameDiffers', { workspace: name }) }), ...(password === '' ? { password: t('settings.passwordNeeded') } : {}) };
    setWrong(found);
    setFailed(null);
    if (Object.keys(found).length > 0 || busy) return;
    setBusy(true);
    try {
      await api.workspace.delete({ name: typed.trim(), password });
      window.location.assign('/');
    } catch (error) {
      setFailed(error);
      setBusy(false);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void remove();
  };
  return (
    <Dialog open onClose={onClose} title={t('settings.deleteWorkspaceTitle', { workspace: name })} act={<Button kind="danger" busy={busy ? t('settings.deleting') : undefined} onClick={() => void remove()}>{t('settings.deleteForGood')}</Button>}>
      <form className="ws-form" onSubmit={submit} noValidate>
        <p>{t('settings.deleteWorkspaceHelp')}</p>
        {failed === null ? null : <Banner tone="bad" title={refusalWords(t, failed)} />}
        <Field label={t('settings.typeName')} autoComplete="off" data-autofocus value={typed} onChange={setTyped} error={wrong.name} />
        <Field label={t('settings.confirmPassword')} type="password" autoComplete="current-password" value={password} onChange={setPassword} error={wrong.password} />
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}
