import { useQueries, useQuery } from '@tanstack/react-query';
import type { ActivityView } from '@entente/contract/client/client.contract';
import { FIELD_KINDS, type FieldKind } from '@entente/core/record/record-kind';
import { ownName } from '../deal/deal-lookups.ts';
import { pipelinesQuery } from '../deal/deal.queries.ts';
import { fieldLabel } from '../record/field-words.ts';
import { fieldsQuery } from '../record/record.queries.ts';
import { usePhrases } from '../ui/phrases-context.tsx';

const MOVES: readonly string[] = ['deal.moved', 'deal.won', 'deal.lost', 'deal.reopened'];

/** What exactly was done, where the record of it says so: from which stage to which, which fields; empty otherwise. */
export function useDeedWords(activities: readonly ActivityView[]): (activity: ActivityView) => string {
  const t = usePhrases();
  const kinds = FIELD_KINDS.filter((kind) => activities.some(({ topic }) => topic === `${kind}.changed`));
  const fields = useQueries({ queries: kinds.map((kind) => fieldsQuery(kind)) });
  const stages = (useQuery({ ...pipelinesQuery, enabled: activities.some(({ topic }) => MOVES.includes(topic)) }).data?.rows ?? []).flatMap((pipeline) => pipeline.stages);
  const stageName = (id: unknown, kept: unknown): string => {
    const stage = stages.find((one) => one.id === id);
    return stage === undefined ? textOf(kept) : ownName(t, stage);
  };
  const changed = (kind: FieldKind, payload: ActivityView['payload']): string => {
    const known = fields[kinds.indexOf(kind)]?.data ?? [];
    const keys = Object.keys(typeof payload['set'] === 'object' ? payload['set'] ?? {} : {});
    return known.filter(({ key }) => keys.includes(key)).map((field) => fieldLabel(t, kind, field)).join(', ');
  };
  return ({ topic, payload }) => {
    if (MOVES.includes(topic)) return [stageName(payload['fromStageId'], payload['fromName']), stageName(payload['toStageId'], payload['toName'])].filter((name) => name !== '').join(' › ');
    const kind = FIELD_KINDS.find((one) => topic === `${one}.changed`);
    return kind === undefined ? textOf(payload['name']) : changed(kind, payload);
  };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
