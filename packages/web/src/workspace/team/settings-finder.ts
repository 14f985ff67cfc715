import { useNavigate, useRouter } from '@tanstack/react-router';
import { useFinders } from '../../shell/team-app/commands.tsx';
import { useAtWork } from '../../shell/team-app/session.ts';
import { matchWords } from '../../ui/match-words.ts';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SETTINGS, SETTINGS_PARTS, type SettingEntry, type SettingsPart } from './settings-catalog.ts';

/** The parts that exist and that this person may see. */
export function useSettingsParts(): readonly SettingsPart[] {
  const { routesByPath } = useRouter();
  const { rights } = useAtWork();
  return SETTINGS_PARTS.filter(({ path, right }) => path in routesByPath && (right === undefined || rights.includes(right)));
}

/** Finds settings by their name or their sentence, among those this person may see. */
export function useFindSettings(): (query: string) => readonly SettingEntry[] {
  const t = usePhrases();
  const { rights } = useAtWork();
  const open = useSettingsParts().map(({ path }) => path);
  return (query) => SETTINGS.filter(({ path, right, words, help }) => open.includes(path) && (right === undefined || rights.includes(right)) && matchWords(`${t(words)} ${t(help)}`, query) !== null);
}

/** Lets the command box find settings from anywhere. */
export function useSettingsFinder(): void {
  const t = usePhrases();
  const navigate = useNavigate();
  const find = useFindSettings();
  useFinders([{
    id: 'settings',
    label: t('settings.title'),
    find: async (query) => find(query).map(({ id, path, words }) => ({ id: `setting-${id}`, label: t(words), group: 'go', run: () => { void navigate({ to: path, hash: id, search: {} }); } })),
  }]);
}
