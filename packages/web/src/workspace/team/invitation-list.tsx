import { useQuery } from '@tanstack/react-query';
import type { InvitationView } from '@entente/contract/workspace/invitation.contract';
import { useAct } from '../../shell/team-app/act.ts';
import { api } from '../../shell/team-app/api.ts';
import { RequestFailed } from '../../shell/team-app/problem-pages.tsx';
import { Button } from '../../ui/button.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SectionRule } from '../../ui/section-rule.tsx';
import { dayWords } from '../../ui/time-words.ts';
import { ROLE_WORDS, seesWords } from '../member-words.ts';
import { invitationsQuery } from '../workspace.queries.ts';

/** Invitations that nobody has answered yet; nothing is shown while there is none. */
export function InvitationList() {
  const t = usePhrases();
  const { data, error, refetch } = useQuery(invitationsQuery);
  if (error !== null) return <RequestFailed error={error} onRetry={() => void refetch()} />;
  if (data === undefined || data.rows.length === 0) return null;
  return (
    <section id="invitations" className="ws-setting">
      <SectionRule>{t('workspace.invitations')}</SectionRule>
      <ul className="ws-people" data-plain="">{data.rows.map((invitation) => <InvitationRow key={invitation.id} invitation={invitation} />)}</ul>
    </section>
  );
}

function InvitationRow({ invitation }: { invitation: InvitationView }) {
  const t = usePhrases();
  const { act } = useAct([invitationsQuery.queryKey]);
  const { id, name, email, role, expiresAt, hasRunOut } = invitation;
  const day = dayWords(t.locale, expiresAt.slice(0, 10));
  return (
    <li>
      <div>
        <div className="ws-people__who"><span className="strong">{name}</span><span className="meta">{t(ROLE_WORDS[role])}</span></div>
        <p className="meta-2">{email} · {t(hasRunOut ? 'workspace.ranOut' : 'workspace.openUntil', { day })}</p>
        <p className="meta-2">{seesWords(t, invitation)}</p>
      </div>
      <div className="ws-acts">
        <Button kind="text" small aria-label={`${t('workspace.resend')}: ${name}`} onClick={() => void act(() => api.invitation.resend({ id }), { words: t('workspace.inviteSent', { email }) })}>{t('workspace.resend')}</Button>
        <Button kind="text" small aria-label={`${t('workspace.revoke')}: ${name}`} onClick={() => void act(() => api.invitation.revoke({ id }), { words: t('workspace.revoked', { email }) })}>{t('workspace.revoke')}</Button>
      </div>
    </li>
  );
}
