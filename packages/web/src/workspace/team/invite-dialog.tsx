import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { TeamView } from '@entente/contract/workspace/team.contract';
import type { Locale } from '@entente/core/kernel/locale';
import { isEmailAddress } from '@entente/core/kernel/email-address';
import { api } from '../../shell/team-app/api.ts';
import { LOCALE_NAMES } from '../../shell/team-app/locale.ts';
import { refusalWords } from '../../shell/team-app/refusal.ts';
import { useAtWork } from '../../shell/team-app/session.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { useToasts } from '../../ui/toasts-context.tsx';
import { invitationsQuery } from '../workspace.queries.ts';
import { PlaceFields, type Place } from './place-fields.tsx';

type Draft = Place & { name: string; email: string; locale: Locale };
const LOCALES = (Object.entries(LOCALE_NAMES) as [Locale, string][]).map(([value, label]) => ({ value, label }));

/** Invites a person by mail: who, and what they may do and see. */
export function InviteDialog({ teams, onClose }: { teams: readonly TeamView[]; onClose: () => void }) {
  const t = usePhrases();
  const queries = useQueryClient();
  const { say } = useToasts();
  const { workspace } = useAtWork();
  const [draft, setDraft] = useState<Draft>({ name: '', email: '', locale: workspace.locale, role: 'member', scope: 'own', teamId: null });
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<unknown>(null);
  const put = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const wrong = { name: draft.name.trim() === '', email: !isEmailAddress(draft.email) };
  const send = async () => {
    setTried(true);
    setFailed(null);
    if (wrong.name || wrong.email || busy) return;
    setBusy(true);
    try {
      await api.invitation.create({ ...draft, name: draft.name.trim(), email: draft.email.trim() });
      say({ words: t('workspace.inviteSent', { email: draft.email.trim() }) });
      onClose();
      await queries.invalidateQueries({ queryKey: invitationsQuery.queryKey });
    } catch (error) {
      setFailed(error);
      setBusy(false);
    }
  };
  return (
    <Dialog open onClose={onClose} title={t('workspace.inviteTitle')} act={<Button kind="main" busy={busy ? t('workspace.inviting') : undefined} onClick={() => void send()}>{t('workspace.inviteSend')}</Button>}>
      <form className="ws-form" onSubmit={(event) => { event.preventDefault(); void send(); }} noValidate>
        {failed === null ? null : <Banner tone="bad" title={refusalWords(t, failed)} />}
        <Field label={t('workspace.personName')} autoComplete="off" data-autofocus value={draft.name} onChange={(name) => put({ name })} error={tried && wrong.name ? t('workspace.personNameMissing') : undefined} />
        <Field label={t('workspace.personEmail')} type="email" autoComplete="off" value={draft.email} onChange={(email) => put({ email })} error={tried && wrong.email ? t('workspace.personEmailWrong') : undefined} />
        <PlaceFields place={draft} teams={teams} onChange={put} />
        <SelectField label={t('workspace.personLanguage')} options={LOCALES} value={draft.locale} onChange={(locale) => put({ locale })} />
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}
