import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { api } from '../team-app/api.ts';
import { usePageTitle } from '../team-app/page-title.ts';
import { refreshSession } from '../team-app/session.ts';
import { Door } from './door.tsx';
import { firstRunQuery } from './first-run-query.ts';
import { SetUpForm, type SetUp } from './set-up-form.tsx';
import { signInWithPassword } from './sign-in-door.ts';

/** A new instance gets its first workspace and its owner. */
export function SetUpPage() {
  const t = usePhrases();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { data: firstRun } = useQuery(firstRunQuery);
  usePageTitle(t('shell.setUpTitle'));
  const setUp = async (values: SetUp) => {
    const place = { locale: t.locale, country: countryOf(t.locale), timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone };
    await api.workspace.createFirst({ ...values, ...place });
    await signInWithPassword(values.email, values.password);
    await refreshSession(queries);
    await navigate({ to: '/' });
  };
  return <Door title={t('shell.setUpTitle')}><p className="meta-2 sh-door__intro">{t('shell.setUpLead')}</p><SetUpForm needsCode={firstRun?.needsCode ?? false} onSetUp={setUp} /></Door>;
}

/** Where the browser says the person is; the settings change it. */
function countryOf(locale: string): string {
  const region = navigator.languages.map((tag) => new Intl.Locale(tag).region).find((found) => found !== undefined && /^[A-Z]{2}$/.test(found));
  return region ?? new Intl.Locale(locale).maximize().region ?? 'PL';
}
