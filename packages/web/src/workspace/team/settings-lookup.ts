import { useNavigate } from '@tanstack/react-router';
import { useFinders } from '../../shell/team-app/commands.tsx';
import { useAtWork } from '../../shell/team-app/session.ts';
import { usePhrases } from '../../ui/phrases-context.tsx';

/** Lets the command box find settings from anywhere. The list of settings and its words come when somebody first looks for one. */
export function useSettingsLookup(): void {
  const t = usePhrases();
  const navigate = useNavigate();
  const { rights } = useAtWork();
  useFinders([{
    id: 'settings',
    label: t('shell.navSettings'),
    find: async (query) => {
      const { findSettings } = await import('./find-settings.ts');
      return findSettings(t, { query, rights }).map(({ id, path, words }) => ({ id: `setting-${id}`, label: t(words), group: 'go', run: () => { void navigate({ to: path, hash: id, search: {} }); } }));
    },
  }]);
}
