import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { MemberView } from '@entente/contract/workspace/member.contract';
import type { TeamView } from '@entente/contract/workspace/team.contract';
import { api } from '../../shell/team-app/api.ts';
import { refusalWords } from '../../shell/team-app/refusal.ts';
import { sessionQuery } from '../../shell/team-app/session.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { useToasts } from '../../ui/toasts-context.tsx';
import { membersQuery, teamsQuery } from '../workspace.queries.ts';
import { PlaceFields, type Place } from './place-fields.tsx';

type PlaceDialogProps = { member: MemberView; teams: readonly TeamView[]; onClose: () => void };

/** Changes what a person may do and see. It is asked about, and counts from their next request on. */
export function PlaceDialog({ member, teams, onClose }: PlaceDialogProps) {
  const t = usePhrases();
  const queries = useQueryClient();
  const { say } = useToasts();
  const start = { role: member.role, scope: member.scope, teamId: member.teamId, roleTitle: member.roleTitle };
  const [place, setPlace] = useState<Place & { roleTitle: string }>(start);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<unknown>(null);
  const save = async () => {
    setBusy(true);
    try {
      await api.member.update({ id: member.id, set: place, before: start });
      say({ words: t('workspace.saved') });
      onClose();
      await Promise.all([membersQuery, teamsQuery, sessionQuery].map(({ queryKey }) => queries.invalidateQueries({ queryKey })));
    } catch (error) {
      setFailed(error);
      setBusy(false);
    }
  };
  return (
    <Dialog open onClose={onClose} title={t('workspace.changeTitle', { name: member.name })} act={<Button kind="main" busy={busy ? t('workspace.changing') : undefined} onClick={() => void save()}>{t('workspace.save')}</Button>}>
      <form className="ws-form" onSubmit={(event) => { event.preventDefault(); void save(); }}>
        {failed === null ? null : <Banner tone="bad" title={refusalWords(t, failed)} />}
        <PlaceFields place={place} teams={teams} onChange={(part) => setPlace((before) => ({ ...before, ...part }))} />
        <Field label={t('settings.roleTitle')} hint={t('settings.roleTitleHelp')} maxLength={200} value={place.roleTitle} onChange={(roleTitle) => setPlace((before) => ({ ...before, roleTitle }))} />
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}
