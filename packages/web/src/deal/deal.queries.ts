import { queryOptions } from '@tanstack/react-query';
import type { BoardCard } from '@entente/contract/deal/board-views';
import { api } from '../shell/team-app/api.ts';
import type { OptionSource } from '../ui/option-source.ts';
import { completeParts, countConditions } from '../record/filter-edit.ts';
import type { RecordsAsked } from '../record/record.queries.ts';

const FOUND = 20;
const MINUTES_MS = 60_000;

/** The pipelines with their stages, and the reasons for a loss. */
export const pipelinesQuery = queryOptions({ queryKey: ['pipelines'], queryFn: ({ signal }) => api.pipeline.list(undefined, { signal }), staleTime: 5 * MINUTES_MS });

type BoardAsked = Pick<RecordsAsked, 'filter' | 'search'> & { pipelineId: string };

function asInput({ filter, search, pipelineId }: BoardAsked) {
  const asked = completeParts(filter);
  return { pipelineId, ...(countConditions(asked) === 0 ? {} : { filter: JSON.stringify(asked) }), ...(search === undefined || search === '' ? {} : { search }) };
}

/** The first cards of every stage of a pipeline. */
export function boardQuery(asked: BoardAsked) {
  const input = asInput(asked);
  return queryOptions({ queryKey: ['deals', 'board', input], queryFn: ({ signal }) => api.deal.board({ ...input, limit: 30 }, { signal }), staleTime: MINUTES_MS / 2 });
}

/** Further cards of one stage, after the first ones, of the same pipeline, filter and search. */
export async function furtherCards(asked: BoardAsked, { stageId, cursor }: { stageId: string; cursor: string }): Promise<{ cards: BoardCard[]; nextCursor: string | null }> {
  return (await api.deal.board({ ...asInput(asked), stageId, cursor, limit: 30 })).columns[0] ?? { cards: [], nextCursor: null };
}

/** Count and sums of every stage; the cards never wait for it. */
export function boardTotalsQuery(asked: BoardAsked) {
  const input = asInput(asked);
  return queryOptions({ queryKey: ['deals', 'totals', input], queryFn: ({ signal }) => api.deal.boardTotals(input, { signal }), staleTime: MINUTES_MS / 2 });
}

/** Products by a part of the name. */
export const PRODUCTS: OptionSource = {
  find: async (words, signal) => {
    const { rows } = await api.product.list({ limit: FOUND, ...(words === '' ? {} : { search: words }) }, { signal });
    return rows.map(({ id, name, code }) => ({ value: id, label: name, ...(code === '' ? {} : { note: code }) }));
  },
};

/** One deal with its fields, stages, time in stage and people. */
export function dealQuery(id: string) {
  return queryOptions({ queryKey: ['deal', id], queryFn: ({ signal }) => api.deal.get({ id }, { signal }) });
}
