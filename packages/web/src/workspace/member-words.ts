import type { Role, Scope } from '@entente/core/kernel/actor';
import type { PhraseKey } from '@entente/phrases/shape';
import type { Translator } from '@entente/phrases/translator';

export const ROLE_WORDS: Readonly<Record<Role, PhraseKey>> = { owner: 'workspace.owner', manager: 'workspace.manager', member: 'workspace.member' };
export const SCOPE_WORDS: Readonly<Record<Scope, PhraseKey>> = { own: 'workspace.scopeOwn', team: 'workspace.scopeTeam', all: 'workspace.scopeAll' };
const MAY: Readonly<Record<Role, PhraseKey>> = { owner: 'workspace.mayOwner', manager: 'workspace.mayManager', member: 'workspace.mayMember' };

/** What somebody in this role may do, as a sentence. */
export function mayWords(t: Translator, role: Role): string {
  return t(MAY[role]);
}

/** What somebody sees and why, as a sentence. The sight of a team without a team is one's own. */
export function seesWords(t: Translator, { scope, teamName }: { scope: Scope; teamName: string | null }): string {
  if (scope === 'all') return t('workspace.seesAll');
  return scope === 'team' && teamName !== null ? t('workspace.seesTeam', { team: teamName }) : t('workspace.seesOwn');
}
