import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Translator } from '@entente/phrases/translator';
import type { FieldLookups } from '../record/field-sources.tsx';
import { usePhrases } from '../ui/phrases-context.tsx';
import { pipelinesQuery, PRODUCTS } from './deal.queries.ts';

type Named = { readonly name: string; readonly labels: { readonly en?: string | undefined; readonly pl?: string | undefined; readonly ru?: string | undefined } };

/** What a pipeline, a stage or a reason is called in the reader's language. */
export function ownName({ locale }: Translator, { name, labels }: Named): string {
  const label = labels[locale];
  return label === undefined || label === '' ? name : label;
}

/** Stages, pipelines, products and reasons for a loss, for the editors and filters of lists and forms. */
export function useDealLookups(): FieldLookups {
  const t = usePhrases();
  const { data } = useQuery(pipelinesQuery);
  return useMemo((): FieldLookups => {
    const pipelines = data?.rows ?? [];
    const several = pipelines.filter(({ retiredAt }) => retiredAt === null).length > 1;
    const stages = pipelines.flatMap((pipeline) => pipeline.stages.filter(({ retiredAt }) => retiredAt === null).map((stage) => ({ value: stage.id, label: ownName(t, stage), ...(several ? { note: ownName(t, pipeline) } : {}) })));
    return {
      stage: { options: stages },
      pipeline: { options: pipelines.map((pipeline) => ({ value: pipeline.id, label: ownName(t, pipeline) })) },
      lost_reason: { options: (data?.lostReasons ?? []).filter(({ retiredAt }) => retiredAt === null).map((reason) => ({ value: reason.id, label: ownName(t, reason) })) },
      product: PRODUCTS,
    };
  }, [data, t]);
}
