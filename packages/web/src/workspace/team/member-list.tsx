import { useState } from 'react';
import type { MemberView } from '@entente/contract/workspace/member.contract';
import type { TeamView } from '@entente/contract/workspace/team.contract';
import { useAct } from '../../shell/team-app/act.ts';
import { api } from '../../shell/team-app/api.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Face } from '../../ui/face.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SectionRule } from '../../ui/section-rule.tsx';
import { mayWords, ROLE_WORDS, seesWords } from '../member-words.ts';
import { membersQuery, teamsQuery } from '../workspace.queries.ts';
import { InviteDialog } from './invite-dialog.tsx';
import { PlaceDialog } from './place-dialog.tsx';

type MemberListProps = { members: readonly MemberView[]; teams: readonly TeamView[]; mayManage: boolean };

/** The people, each with what they may do and see, in sentences. */
export function MemberList({ members, teams, mayManage }: MemberListProps) {
  const t = usePhrases();
  const [inviting, setInviting] = useState(false);
  return (
    <section id="people" className="ws-setting">
      <SectionRule aside={mayManage ? <Button kind="main" small onClick={() => setInviting(true)}>{t('workspace.invite')}</Button> : undefined}>{t('workspace.people')}</SectionRule>
      <ul className="ws-people">{members.map((member) => <MemberRow key={member.id} member={member} teams={teams} mayManage={mayManage} />)}</ul>
      {inviting ? <InviteDialog teams={teams} onClose={() => setInviting(false)} /> : null}
    </section>
  );
}

function MemberRow({ member, teams, mayManage }: { member: MemberView; teams: readonly TeamView[]; mayManage: boolean }) {
  const t = usePhrases();
  const [open, setOpen] = useState<'place' | 'letting-go' | null>(null);
  const setActive = useSetActive(member);
  const mark = member.isYou ? t('workspace.you') : member.isActive ? '' : t('workspace.letGoMark');
  return (
    <li className={member.isActive ? undefined : 'ws-gone'}>
      <Face name={member.name} side="us" />
      <div>
        <div className="ws-people__who"><span className="strong">{member.name}</span><span className="meta">{[t(ROLE_WORDS[member.role]), member.roleTitle, mark].filter((part) => part !== '').join(' · ')}</span></div>
        <p className="meta-2">{member.email}</p>
        <p className="meta-2">{mayWords(t, member.role)} {seesWords(t, member)}</p>
      </div>
      {mayManage ? (
        <div className="ws-acts">
          {member.isActive ? <Button kind="text" small onClick={() => setOpen('place')} aria-label={`${t('workspace.change')}: ${member.name}`}>{t('workspace.change')}</Button> : <Button kind="text" small onClick={() => void setActive(true)} aria-label={`${t('workspace.letIn')}: ${member.name}`}>{t('workspace.letIn')}</Button>}
          {member.isActive && !member.isYou ? <Button kind="text" small onClick={() => setOpen('letting-go')} aria-label={`${t('workspace.letGo')}: ${member.name}`}>{t('workspace.letGo')}</Button> : null}
        </div>
      ) : null}
      {open === 'place' ? <PlaceDialog member={member} teams={teams} onClose={() => setOpen(null)} /> : null}
      <LetGoDialog open={open === 'letting-go'} name={member.name} onClose={() => setOpen(null)} onLetGo={() => setActive(false)} />
    </li>
  );
}

/** Rights are asked about before they change. */
function LetGoDialog({ open, name, onClose, onLetGo }: { open: boolean; name: string; onClose: () => void; onLetGo: () => Promise<unknown> }) {
  const t = usePhrases();
  const [busy, setBusy] = useState(false);
  const letGo = async () => {
    setBusy(true);
    await onLetGo();
    setBusy(false);
    onClose();
  };
  return (
    <Dialog open={open} onClose={onClose} title={t('workspace.letGoTitle', { name })} act={<Button kind="danger" busy={busy ? t('workspace.lettingGo') : undefined} onClick={() => void letGo()}>{t('workspace.letGo')}</Button>}>
      <p>{t('workspace.letGoHelp')}</p>
    </Dialog>
  );
}

function useSetActive({ id, name }: MemberView): (active: boolean) => Promise<boolean> {
  const t = usePhrases();
  const { act } = useAct([membersQuery.queryKey, teamsQuery.queryKey]);
  return (active) => act(() => (active ? api.member.reactivate({ id }) : api.member.deactivate({ id })), { words: t(active ? 'workspace.letInDone' : 'workspace.letGoDone', { name }) });
}
