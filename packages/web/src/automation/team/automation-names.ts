import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { ownName } from '../../deal/deal-lookups.ts';
import { pipelinesQuery } from '../../deal/deal.queries.ts';
import { membersQuery } from '../../record/record.queries.ts';
import { api } from '../../shell/team-app/api.ts';
import { usePhrases } from '../../ui/phrases-context.tsx';
import type { NameOf } from '../automation-words.ts';

/** The workspace's tags. */
export const tagsQuery = { queryKey: ['tags'], queryFn: ({ signal }: { signal: AbortSignal }) => api.tag.list({}, { signal }), staleTime: 60_000 };

/** What the stages, people and tags are called that a rule names. */
export function useAutomationNames(): NameOf {
  const t = usePhrases();
  const pipelines = useQuery(pipelinesQuery).data?.rows;
  const members = useQuery(membersQuery).data;
  const tags = useQuery(tagsQuery).data?.rows;
  return useMemo(() => {
    const stages = (pipelines ?? []).flatMap((pipeline) => pipeline.stages.map((stage) => [stage.id, ownName(t, stage)] as const));
    const names = new Map<string, string>([...stages, ...(members ?? []).map(({ id, name }) => [id, name] as const), ...(tags ?? []).map(({ id, name }) => [id, name] as const)]);
    return (id) => names.get(id) ?? '…';
  }, [t, pipelines, members, tags]);
}
