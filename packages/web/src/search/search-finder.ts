import { useNavigate, useRouter } from '@tanstack/react-router';
import type { SearchHit } from '@entente/contract/search/search.contract';
import { api } from '../shell/team-app/api.ts';
import { useCommands, useFinders, type Command } from '../shell/team-app/commands.tsx';
import { usePhrases } from '../ui/phrases-context.tsx';

const MOST_FOUND = 20;

/** Lets the command box find records of every kind from anywhere. */
export function useSearchFinder(): void {
  const t = usePhrases();
  const navigate = useNavigate();
  const { routesByPath } = useRouter();
  const asCommand = (hit: SearchHit): Command => {
    const { text = '', ranges = [] } = hit.found ?? {};
    const note = [hit.found?.field === 'client' ? '' : (hit.about?.name ?? ''), text].filter((part) => part !== '').join(' · ');
    const title = hit.title === '' ? t('search.untitled') : hit.title;
    return { id: `found.${hit.kind}.${hit.id}`, label: title, ranges: hit.ranges, note, noteRanges: ranges.map(({ from, to }) => ({ from: from + note.length - text.length, to: to + note.length - text.length })), under: t(`search.${hit.kind}`), run: () => { void navigate({ href: placeOf(hit, (path) => path in routesByPath) }); } };
  };
  useFinders([{ id: 'search', label: t('search.found'), find: async (query, signal) => (await api.search.find({ q: query, limit: MOST_FOUND }, { signal })).rows.map(asCommand) }]);
  useCommands([{ id: 'duplicates', label: t('duplicate.toList'), group: 'anywhere', run: () => { void navigate({ to: '/duplicates', search: {} }); } }]);
}

/** Where a hit opens: its own page, or the page of the record it hangs on. */
function placeOf({ kind, id, about }: SearchHit, isBuilt: (path: string) => boolean): string {
  if (kind === 'client') return `/clients/${id}`;
  if (kind === 'contact' && isBuilt('/contacts/$id')) return `/contacts/${id}`;
  if (kind === 'deal' && isBuilt('/deals/$id')) return `/deals/${id}`;
  if (kind === 'engagement') return `/engagements/${id}`;
  if (about === null) return kind === 'contact' ? '/clients' : '/today';
  if (about.kind === 'contact' || about.kind === 'deal') return placeOf({ kind: about.kind, id: about.id, about: null } as SearchHit, isBuilt);
  return `/${about.kind}s/${about.id}`;
}
