import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { api } from '../team-app/api.ts';
import { usePageTitle } from '../team-app/page-title.ts';
import { RequestFailed } from '../team-app/problem-pages.tsx';
import { refusalOf } from '../team-app/refusal.ts';
import { refreshSession, sessionQuery } from '../team-app/session.ts';
import { Door } from './door.tsx';
import { JoinForm } from './join-form.tsx';
import { SignInForm } from './sign-in-form.tsx';
import { signInWithPassword } from './sign-in-door.ts';

/** Where an invitation's link leads. The secret stands in the fragment, so that no server log ever sees it. */
export function InvitationPage() {
  const t = usePhrases();
  const [token] = useState(takeToken);
  const invitation = useQuery({ queryKey: ['invitation', token], queryFn: () => api.invitation.lookUp({ token }), enabled: token !== '', retry: false });
  const title = invitation.data === undefined ? t('shell.invitationTitlePlain') : t('shell.invitationTitle', { workspace: invitation.data.workspaceName });
  usePageTitle(title);
  if (token === '' || (invitation.isError && refusalOf(invitation.error) !== null)) return <Gone />;
  return (
    <Door title={title}>
      {invitation.isPending ? <Skeleton /> : null}
      {invitation.isError ? <RequestFailed error={invitation.error} onRetry={() => void invitation.refetch()} /> : null}
      {invitation.data === undefined ? null : <Invited token={token} invitation={invitation.data} />}
    </Door>
  );
}

type Invitation = Awaited<ReturnType<typeof api.invitation.lookUp>>;

function Invited({ token, invitation }: { token: string; invitation: Invitation }) {
  const t = usePhrases();
  const { data: me } = useQuery(sessionQuery);
  const enter = useEnter();
  const join = async (account: { name?: string; password?: string }) => {
    const { email } = await api.invitation.accept({ token, ...account });
    if (account.password !== undefined) await signInWithPassword(email, account.password);
    await enter();
  };
  const signedInAs = me?.email === invitation.email;
  return (
    <>
      <p className="meta-2 sh-door__intro">{t('shell.invitationLead', { inviter: invitation.invitedByName })}</p>
      {invitation.hasAccount && !signedInAs
        ? <><p className="sh-door__intro">{t('shell.invitationHasAccount', { email: invitation.email })}</p><SignInForm email={invitation.email} onSignedIn={() => void join({})} /></>
        : <JoinForm invitation={invitation} hasAccount={invitation.hasAccount} onJoin={join} />}
    </>
  );
}

function useEnter(): () => Promise<void> {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return async () => {
    await refreshSession(queries);
    await navigate({ to: '/' });
  };
}

function Gone() {
  const t = usePhrases();
  return <Door title={t('shell.invitationGoneTitle')}><p>{t('shell.invitationGoneHelp')}</p></Door>;
}

/** Reads the secret and takes it out of the address, so that it stays in no history and no screenshot. */
function takeToken(): string {
  const token = /^#([\w-]{43})$/.exec(window.location.hash)?.[1] ?? '';
  if (token !== '') window.history.replaceState(window.history.state, '', window.location.pathname);
  return token;
}
