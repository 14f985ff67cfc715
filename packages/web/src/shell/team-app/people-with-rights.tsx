import { RoleRights } from '../../record/team/role-rights.tsx';
import { WhySees } from '../../record/team/why-sees.tsx';
import { PeopleSettings } from '../../workspace/team/people-settings.tsx';
import { useMay } from './session.ts';

/** People and rights: who works here, what each role sees and may do of which records, and why somebody sees something. */
export function PeopleWithRights() {
  const mayManage = useMay('manage-people');
  return (
    <>
      <PeopleSettings />
      {mayManage ? <RoleRights /> : null}
      {mayManage ? <WhySees /> : null}
    </>
  );
}
