import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { usePageTitle } from '../team-app/page-title.ts';
import { sessionQuery } from '../team-app/session.ts';
import { Door } from './door.tsx';
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
    await queries.invalidateQueries({ queryKey: sessionQuery.queryKey });
    router.history.push(to ?? '/');
  };
  return <Door title={t('shell.signInTitle')}><SignInForm onSignedIn={() => void goOn()} /></Door>;
}
