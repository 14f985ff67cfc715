import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { RequestFailed } from './problem-pages.tsx';

type Paged<Row> = UseInfiniteQueryResult<InfiniteData<{ rows: Row[] }>>;
type PagedListProps<Row> = {
  list: Paged<Row>;
  /** Words of the button that brings the next page. */
  more: string;
  /** Stands there when nothing does. */
  nothing: ReactNode;
  children: (rows: readonly Row[]) => ReactNode;
};

/** A list that comes page by page, with what stands there until it is there, where it failed, and where nothing is in it. */
export function PagedList<Row>({ list, more, nothing, children }: PagedListProps<Row>) {
  const t = usePhrases();
  const rows = rowsOf(list);
  return (
    <>
      {list.isPending ? <Skeleton /> : null}
      {list.isError ? <RequestFailed error={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.data !== undefined && rows.length === 0 ? nothing : null}
      {rows.length > 0 ? children(rows) : null}
      {list.hasNextPage ? <div className="sh-more"><Button onClick={() => void list.fetchNextPage()} busy={list.isFetchingNextPage ? t('kit.loading') : undefined}>{more}</Button></div> : null}
    </>
  );
}

/** What has come so far. */
export function rowsOf<Row>({ data }: Pick<Paged<Row>, 'data'>): readonly Row[] {
  return data?.pages.flatMap(({ rows }) => rows) ?? [];
}

const MOST_PAGES = 200;

/** What has come with everything behind it, for a file. */
export async function allRowsOf<Row>(list: Pick<Paged<Row>, 'data' | 'hasNextPage' | 'fetchNextPage'>): Promise<readonly Row[]> {
  let { data, hasNextPage } = list;
  for (let page = 0; hasNextPage && page < MOST_PAGES; page += 1) ({ data, hasNextPage } = await list.fetchNextPage());
  return rowsOf({ data });
}
