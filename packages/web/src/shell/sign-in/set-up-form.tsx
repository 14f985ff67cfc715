import { useState, type FormEvent } from 'react';
import { judgePassword } from '@entente/core/kernel/password';
import type { Translator } from '@entente/phrases/translator';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { refusalSentence, refusalWords } from '../team-app/refusal.ts';
import { looksLikeEmail } from './sign-in-door.ts';

export type SetUp = { workspaceName: string; name: string; email: string; password: string; currency: string; setUpCode: string };
type Wrong = Partial<Record<keyof SetUp, string>>;

const CURRENCIES = ['PLN', 'EUR', 'USD', 'GBP', 'CHF', 'CZK', 'UAH', 'RUB', 'KZT'].map((code) => ({ value: code, label: code }));

/** The few things that a workspace cannot begin without. Everything else has a sensible start and stands in the settings. */
export function SetUpForm({ needsCode, onSetUp }: { needsCode: boolean; onSetUp: (values: SetUp) => Promise<void> }) {
  const t = usePhrases();
  const [values, setValues] = useState<SetUp>({ workspaceName: '', name: '', email: '', password: '', currency: t.locale === 'pl' ? 'PLN' : 'EUR', setUpCode: '' });
  const [wrong, setWrong] = useState<Wrong>({});
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<unknown>(null);
  const put = (key: keyof SetUp) => (value: string) => setValues((before) => ({ ...before, [key]: value }));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const found = judge(t, values, needsCode);
    setWrong(found);
    setFailed(null);
    if (Object.keys(found).length > 0 || busy) return;
    setBusy(true);
    await onSetUp({ ...values, email: values.email.trim(), name: values.name.trim(), workspaceName: values.workspaceName.trim() }).catch(setFailed);
    setBusy(false);
  };
  return (
    <form className="sh-sign-form" onSubmit={(event) => void submit(event)} noValidate>
      {failed === null ? null : <Banner tone="bad" title={refusalWords(t, failed)} />}
      {needsCode ? <Field label={t('shell.setUpCode')} autoComplete="off" value={values.setUpCode} onChange={put('setUpCode')} hint={t('shell.setUpCodeHint')} error={wrong.setUpCode} /> : null}
      <Field label={t('shell.workspaceName')} autoComplete="organization" value={values.workspaceName} onChange={put('workspaceName')} hint={t('shell.workspaceNameHint')} error={wrong.workspaceName} />
      <SelectField label={t('kit.currency')} options={CURRENCIES} value={values.currency} onChange={put('currency')} />
      <Field label={t('shell.yourName')} autoComplete="name" value={values.name} onChange={put('name')} hint={t('shell.yourNameHint')} error={wrong.name} />
      <Field label={t('shell.email')} type="email" autoComplete="username" value={values.email} onChange={put('email')} error={wrong.email} />
      <Field label={t('shell.newPassword')} type="password" autoComplete="new-password" value={values.password} onChange={put('password')} hint={t('shell.newPasswordHint')} error={wrong.password} />
      <Button kind="main" wide type="submit" busy={busy ? t('shell.settingUp') : undefined}>{t('shell.setUp')}</Button>
    </form>
  );
}

function judge(t: Translator, { workspaceName, name, email, password, setUpCode }: SetUp, needsCode: boolean): Wrong {
  const judged = judgePassword(password, [name, email, workspaceName]);
  return {
    ...(needsCode && setUpCode.trim() === '' ? { setUpCode: t('shell.setUpCodeMissing') } : {}),
    ...(workspaceName.trim() === '' ? { workspaceName: t('shell.workspaceNameMissing') } : {}),
    ...(name.trim() === '' ? { name: t('shell.yourNameMissing') } : {}),
    ...(looksLikeEmail(email) ? {} : { email: t('shell.emailWrong') }),
    ...(judged.ok ? {} : { password: refusalSentence(t, { status: 422, code: judged.refusal.code, detail: judged.refusal.detail ?? {} }) }),
  };
}
