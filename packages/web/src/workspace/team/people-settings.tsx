import { useQuery } from '@tanstack/react-query';
import { RequestFailed } from '../../shell/team-app/problem-pages.tsx';
import { useMay } from '../../shell/team-app/session.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { membersQuery, teamsQuery } from '../workspace.queries.ts';
import { InvitationList } from './invitation-list.tsx';
import { MemberList } from './member-list.tsx';
import { TeamList } from './team-list.tsx';

/** Who works here, what each may do and see and why; invitations; teams. */
export function PeopleSettings() {
  const members = useQuery(membersQuery);
  const teams = useQuery(teamsQuery);
  const mayManage = useMay('manage-people');
  const failed = members.error ?? teams.error;
  if (failed !== null) return <RequestFailed error={failed} onRetry={() => { void members.refetch(); void teams.refetch(); }} />;
  if (members.data === undefined || teams.data === undefined) return <Skeleton />;
  return (
    <>
      <MemberList members={members.data.rows} teams={teams.data.rows} mayManage={mayManage} />
      {mayManage ? <InvitationList /> : null}
      <TeamList teams={teams.data.rows} mayManage={mayManage} />
    </>
  );
}
