import { usePhrases } from '../../ui/phrases-context.tsx';
import { usePageTitle } from '../team-app/page-title.ts';
import { Button } from '../../ui/button.tsx';
import { useSignOut } from '../team-app/sign-out.ts';
import { Door } from './door.tsx';

/** For somebody signed in whom no workspace lets in. */
export function NoWorkspacePage() {
  const t = usePhrases();
  const signOut = useSignOut();
  usePageTitle(t('shell.noWorkspaceTitle'));
  return <Door title={t('shell.noWorkspaceTitle')}><p className="sh-door__intro">{t('shell.noWorkspaceHelp')}</p><Button onClick={() => void signOut()}>{t('shell.signOut')}</Button></Door>;
}
