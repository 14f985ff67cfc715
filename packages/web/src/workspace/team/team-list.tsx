import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { TeamView } from '@entente/contract/workspace/team.contract';
import { api } from '../../shell/team-app/api.ts';
import { refusalWords } from '../../shell/team-app/refusal.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SectionRule } from '../../ui/section-rule.tsx';
import { useToasts } from '../../ui/toasts-context.tsx';
import { membersQuery, teamsQuery } from '../workspace.queries.ts';

/** Teams: each decides whose clients its people see. */
export function TeamList({ teams, mayManage }: { teams: readonly TeamView[]; mayManage: boolean }) {
  const t = usePhrases();
  const refresh = useRefresh();
  const { say } = useToasts();
  const [naming, setNaming] = useState<TeamView | 'new' | null>(null);
  const remove = async ({ id, name }: TeamView) => {
    try {
      await api.team.delete({ id });
      say({ words: t('workspace.teamRemoved', { name }) });
    } catch (error) {
      say({ words: refusalWords(t, error), tone: 'bad' });
    }
    await refresh();
  };
  return (
    <section id="teams" className="ws-setting">
      <SectionRule aside={mayManage ? <Button small onClick={() => setNaming('new')}>{t('workspace.addTeam')}</Button> : undefined}>{t('workspace.teams')}</SectionRule>
      {teams.length === 0 ? <p className="meta-2 ws-setting--act">{t('workspace.teamsHelp')}</p> : null}
      <ul className="ws-people" data-plain="">
        {teams.map((team) => (
          <li key={team.id}>
            <div className="ws-people__who"><span className="strong">{team.name}</span><span className="meta">{t('workspace.teamPeople', { count: team.members })}</span></div>
            {mayManage ? (
              <div className="ws-acts">
                <Button kind="text" small aria-label={`${t('workspace.renameTeam')}: ${team.name}`} onClick={() => setNaming(team)}>{t('workspace.renameTeam')}</Button>
                <Button kind="text" small aria-label={`${t('workspace.removeTeam')}: ${team.name}`} onClick={() => void remove(team)}>{t('workspace.removeTeam')}</Button>
              </div>
            ) : null}
          </li>
        ))}
      </ul>
      {naming === null ? null : <TeamNameDialog team={naming === 'new' ? null : naming} onClose={() => setNaming(null)} onSaved={refresh} />}
    </section>
  );
}

function TeamNameDialog({ team, onClose, onSaved }: { team: TeamView | null; onClose: () => void; onSaved: () => Promise<void> }) {
  const t = usePhrases();
  const [name, setName] = useState(team?.name ?? '');
  const [wrong, setWrong] = useState<string | undefined>();
  const [busy, setBusy] = useState(false);
  const save = async () => {
    if (name.trim() === '') return setWrong(t('workspace.teamNameMissing'));
    setBusy(true);
    try {
      await (team === null ? api.team.create({ name }) : api.team.rename({ id: team.id, name }));
      onClose();
      await onSaved();
    } catch (error) {
      setWrong(refusalWords(t, error));
      setBusy(false);
    }
  };
  return (
    <Dialog open onClose={onClose} title={t(team === null ? 'workspace.addTeam' : 'workspace.renameTeam')} act={<Button kind="main" busy={busy ? t('workspace.changing') : undefined} onClick={() => void save()}>{t('workspace.save')}</Button>}>
      <form className="ws-form" onSubmit={(event) => { event.preventDefault(); void save(); }}>
        <Field label={t('workspace.teamName')} maxLength={120} autoComplete="off" data-autofocus value={name} onChange={setName} error={wrong} />
      </form>
    </Dialog>
  );
}

function useRefresh(): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    await Promise.all([teamsQuery, membersQuery].map(({ queryKey }) => queries.invalidateQueries({ queryKey })));
  };
}
