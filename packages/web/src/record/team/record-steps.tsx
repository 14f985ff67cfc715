import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { ListKind } from '@entente/core/record/record-kind';
import { useCommands } from '../../shell/team-app/commands.tsx';
import { Breadcrumb } from '../../ui/breadcrumb.tsx';
import { IconButton } from '../../ui/button.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { countWords } from '../count-words.ts';
import { keptTrail } from '../list-trail.ts';
import type { RecordPlace } from '../record-place.ts';
import { aggregatesQuery, recordsQuery } from '../record.queries.ts';
import './record.css';
import type { ListPath } from './view-tabs.tsx';

type RecordStepsProps = { kind: ListKind; id: string; path: ListPath; /** What the list is called: "All clients". */ list: string };

const NO_LIST = { kind: 'client', filter: { all: [] }, sort: '', columns: ['name'] } as const;

/** Where a record hangs: its list, its place in it ("3 of 41"), the one before and the one after (K and J). */
export function RecordSteps({ kind, id, path, list }: RecordStepsProps) {
  const t = usePhrases();
  const navigate = useNavigate();
  const { place, before, after, words } = useNeighbours(kind, id);
  const to = (other: string | undefined) => { if (other !== undefined) void navigate({ to: `${path}/${other}` }); };
  useCommands([
    { id: 'record.next', label: t('list.nextRecord'), keys: 'j', allowed: after !== undefined, run: () => to(after) },
    { id: 'record.previous', label: t('list.previousRecord'), keys: 'k', allowed: before !== undefined, run: () => to(before) },
    { id: 'record.list', label: t('list.backToList'), keys: 'u', run: () => void navigate({ to: path, search: place }) },
  ]);
  return (
    <div className="rc-steps">
      <Breadcrumb steps={[<Link key="list" to={path} search={place}>{list}</Link>]} />
      {words === null ? null : (
        <span className="rc-steps__place">
          <IconButton shape="up" label={t('list.previousRecord')} aria-disabled={before === undefined || undefined} onClick={() => to(before)} />
          <IconButton shape="down" label={t('list.nextRecord')} aria-disabled={after === undefined || undefined} onClick={() => to(after)} />
          <span className="meta num">{words}</span>
        </span>
      )}
    </div>
  );
}

type Neighbours = { place: RecordPlace; before: string | undefined; after: string | undefined; /** "3 of 41"; null where one did not come from a list. */ words: string | null };

/** The records beside this one in the list that one came from; the list goes on loading as one walks. */
function useNeighbours(kind: ListKind, id: string): Neighbours {
  const t = usePhrases();
  const [trail] = useState(() => keptTrail(kind));
  const asked = trail?.asked ?? NO_LIST;
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery({ ...recordsQuery(asked), enabled: trail !== null });
  const total = useQuery({ ...aggregatesQuery({ ...asked, columns: [] }), enabled: trail !== null }).data?.count ?? null;
  const ids = data?.pages.flatMap(({ rows }) => rows.map((row) => row.id)) ?? [];
  const at = ids.indexOf(id);
  useEffect(() => { if (at >= 0 && at >= ids.length - 2 && hasNextPage && !isFetchingNextPage) void fetchNextPage(); }, [at, ids.length, hasNextPage, isFetchingNextPage, fetchNextPage]);
  const place = trail?.place ?? {};
  if (at === -1) return { place, before: undefined, after: undefined, words: null };
  return { place, before: ids[at - 1], after: ids[at + 1], words: total === null ? null : t('list.placeOfTotal', { place: at + 1, total: countWords(t, total) }) };
}
