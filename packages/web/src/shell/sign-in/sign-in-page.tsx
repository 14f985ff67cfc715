import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { Banner } from '../../ui/banner.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { usePageTitle } from '../team-app/page-title.ts';
import { ButtonLink } from '../team-app/router-links.tsx';
import { refreshSession } from '../team-app/session.ts';
import { Door } from './door.tsx';
import { firstRunQuery } from './first-run-query.ts';
import { SignInForm } from './sign-in-form.tsx';

const route = getRouteApi('/sign-in');

/** Signing in; afterwards the person lands where they were going. */
export function SignInPage() {
  const t = usePhrases();
  usePageTitle(t('shell.signInTitle'));
  const queries = useQueryClient();
  const router = useRouter();
  const { to } = route.useSearch();
  const goOn = async () => {
    await refreshSession(queries);
    router.history.push(to ?? '/');
  };
  return <Door title={t('shell.signInTitle')}><FirstRun /><SignInForm onSignedIn={() => void goOn()} /></Door>;
}

/** On an instance that nobody has made their own yet, the way to do so. */
function FirstRun() {
  const t = usePhrases();
  const { data } = useQuery(firstRunQuery);
  if (data?.needed !== true) return null;
  return (
    <div className="sh-door__intro">
      <Banner tone="info" title={t('shell.firstRunTitle')} act={<ButtonLink kind="text" to="/set-up">{t('shell.setUp')}</ButtonLink>}>{data.hasSample ? t('shell.firstRunSample') : t('shell.firstRunHelp')}</Banner>
    </div>
  );
}
