import { ROLES, SCOPES, type Role, type Scope } from '@entente/core/kernel/actor';
import type { TeamView } from '@entente/contract/workspace/team.contract';
import { useMay } from '../../shell/team-app/session.ts';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { mayWords, ROLE_WORDS, SCOPE_WORDS, seesWords } from '../member-words.ts';

export type Place = { role: Role; scope: Scope; teamId: string | null };
type PlaceFieldsProps = { place: Place; teams: readonly TeamView[]; onChange: (part: Partial<Place>) => void };

const NO_TEAM = 'none';

/** Role, sight and team, with the sentence that says what they come to. */
export function PlaceFields({ place, teams, onChange }: PlaceFieldsProps) {
  const t = usePhrases();
  const mayMakeOwners = useMay('change-owners');
  const roles = ROLES.filter((role) => role !== 'owner' || mayMakeOwners || place.role === 'owner');
  const teamName = teams.find(({ id }) => id === place.teamId)?.name ?? null;
  return (
    <>
      <SelectField label={t('workspace.role')} hint={mayWords(t, place.role)} value={place.role} onChange={(role) => onChange({ role })} options={roles.map((value) => ({ value, label: t(ROLE_WORDS[value]) }))} />
      <SelectField label={t('workspace.team')} value={place.teamId ?? NO_TEAM} onChange={(team) => onChange({ teamId: team === NO_TEAM ? null : team })} options={[{ value: NO_TEAM, label: t('workspace.noTeam') }, ...teams.map(({ id, name }) => ({ value: id, label: name }))]} />
      <SelectField label={t('workspace.scope')} hint={seesWords(t, { scope: place.scope, teamName })} error={place.scope === 'team' && place.teamId === null ? t('refusal.team-is-needed') : undefined} value={place.scope} onChange={(scope) => onChange({ scope })} options={SCOPES.map((value) => ({ value, label: t(SCOPE_WORDS[value]) }))} />
    </>
  );
}
