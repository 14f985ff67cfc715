import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useSyncExternalStore } from 'react';
import { Dialog } from '../../ui/dialog.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { refreshSession, sessionQuery } from './session.ts';

const SignInForm = lazy(async () => ({ default: (await import('../sign-in/sign-in-form.tsx')).SignInForm }));

let ended = false;
const listeners = new Set<() => void>();

/** Called when the server says that nobody is signed in any more. The page stays as it is, under a dialog. */
export function noteSessionEnded(): void {
  setEnded(!window.location.pathname.startsWith('/sign-in'));
}

/** Lets the person sign in again over the page they were on, so that nothing they wrote is lost. */
export function SessionEnded() {
  const t = usePhrases();
  const queries = useQueryClient();
  const open = useSyncExternalStore(subscribe, () => ended);
  const goOn = async () => {
    const before = queries.getQueryData(sessionQuery.queryKey)?.email;
    const now = await refreshSession(queries);
    // Somebody else's pages must not stay under this person's eyes.
    if (before !== undefined && now?.email !== before) return window.location.assign('/');
    setEnded(false);
    await queries.invalidateQueries();
  };
  return (
    <Dialog open={open} onClose={() => setEnded(false)} title={t('shell.sessionEndedTitle')} back={t('kit.close')}>
      <p>{t('shell.sessionEndedHelp')}</p>
      <Suspense fallback={<Skeleton />}><SignInForm onSignedIn={() => void goOn()} /></Suspense>
    </Dialog>
  );
}

function setEnded(value: boolean): void {
  if (ended === value) return;
  ended = value;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
