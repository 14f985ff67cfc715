import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { useToasts } from '../../ui/toasts-context.tsx';

/** Ends the session of this browser and forgets everything that was loaded under it. */
export function useSignOut(): () => Promise<void> {
  const t = usePhrases();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { say } = useToasts();
  return async () => {
    const { signOut } = await import('../sign-in/sign-in-door.ts');
    if (!(await signOut())) return say({ words: t('shell.commandFailed'), tone: 'bad' });
    await navigate({ to: '/sign-in' });
    queries.clear();
  };
}
