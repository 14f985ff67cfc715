import { queryOptions, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { WorklistRow } from '@entente/contract/quality/quality.contract';
import type { CellValue } from '@entente/contract/record/record.contract';
import type { RecordKind } from '@entente/core/record/record-kind';
import type { FieldView } from '../../record/field-words.ts';
import { api } from '../../shell/team-app/api.ts';
import { refusalWords } from '../../shell/team-app/refusal.ts';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { useToasts } from '../../ui/toasts-context.tsx';
import { mendingField } from '../rule-words.ts';

const SEEN_MS = 10 * 60_000;

/** One failing rule of one record; the field tells apart what one rule asks in several. */
export type Spot = { readonly id: string; readonly ruleId: string; readonly field: string };

export type Mending = {
  /** The spot that is written in; null while none is. */
  readonly at: Spot | null;
  /** The spot that was left without writing. */
  readonly left: Spot | null;
  isMended(spot: Spot): boolean;
  begin(spot: Spot | null): void;
  /** Goes on to the next (or the former) spot that can be mended in place. */
  next(step: 1 | -1): void;
  save(kind: RecordKind, place: { spot: Spot; field: FieldView; value: CellValue }): void;
};

/** Mending goes from spot to spot by the keyboard: Enter saves and goes on, Tab goes on, Esc leaves. */
export function useMending(kindOfRows: RecordKind, { rows, fields }: { rows: readonly WorklistRow[]; fields: readonly FieldView[] }): Mending {
  const t = usePhrases();
  const queries = useQueryClient();
  const { say, keepUndo } = useToasts();
  const [at, setAt] = useState<Spot | null>(null);
  const [left, setLeft] = useState<Spot | null>(null);
  const [mended, setMended] = useState<ReadonlySet<string>>(new Set());
  const writtenIn = at?.id;
  useEffect(() => {
    if (writtenIn !== undefined) void queries.prefetchQuery(seenQuery(kindOfRows, writtenIn));
  }, [writtenIn, kindOfRows, queries]);
  const spots = rows.flatMap(({ id, failing }) => failing.filter((rule) => mendingField(rule, fields) !== null).map(({ ruleId, field }): Spot => ({ id, ruleId, field })));
  const isMended = (spot: Spot): boolean => mended.has(keyOf(spot));
  const after = (from: Spot, step: 1 | -1): Spot | null => {
    const index = spots.findIndex((spot) => keyOf(spot) === keyOf(from));
    const rest = step === 1 ? spots.slice(index + 1) : spots.slice(0, Math.max(0, index)).reverse();
    return rest.find((spot) => !isMended(spot)) ?? null;
  };
  const save: Mending['save'] = (kind, { spot, field, value }) => {
    if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) return;
    setMended((all) => new Set([...all, keyOf(spot)]));
    setAt(after(spot, 1));
    const lacksAgain = () => setMended((all) => new Set([...all].filter((key) => key !== keyOf(spot))));
    const readAgain = () => void queries.invalidateQueries({ queryKey: ['quality', 'record', kind, spot.id] });
    const refused = (error: unknown) => say({ words: refusalWords(t, error), tone: 'bad' });
    const takeBack = (before: CellValue) => api.record.update({ kind, id: spot.id, set: { [field.key]: before }, before: { [field.key]: value } }).then(() => {
      lacksAgain();
      readAgain();
      say({ words: t('list.cellUndone', { name: rows.find(({ id }) => id === spot.id)?.name ?? '' }) });
    }, refused);
    write(queries, kind, { spot, field, value }).then((before) => {
      readAgain();
      keepUndo(() => void takeBack(before));
    }, (error: unknown) => {
      lacksAgain();
      refused(error);
    });
  };
  const begin = (spot: Spot | null) => {
    setLeft(spot === null ? at : null);
    setAt(spot);
  };
  return { at, left, isMended, begin, next: (step) => setAt((from) => (from === null ? null : after(from, step))), save };
}

/** The record as it was when writing began, so that nothing is overwritten that somebody wrote meanwhile. */
function seenQuery(kind: RecordKind, id: string) {
  return queryOptions({ queryKey: ['quality', 'seen', kind, id], queryFn: () => api.record.get({ kind, id }), gcTime: SEEN_MS });
}

/** @returns what stood there before */
async function write(queries: QueryClient, kind: RecordKind, { spot: { id }, field, value }: { spot: Spot; field: FieldView; value: CellValue }): Promise<CellValue> {
  const seen = await queries.fetchQuery({ ...seenQuery(kind, id), staleTime: SEEN_MS });
  const before = seen.values[field.key] ?? null;
  await api.record.update({ kind, id, set: { [field.key]: value }, before: { [field.key]: before } });
  queries.removeQueries({ queryKey: seenQuery(kind, id).queryKey });
  return before;
}

export function keyOf({ id, ruleId, field }: Spot): string {
  return `${id} ${ruleId} ${field}`;
}
