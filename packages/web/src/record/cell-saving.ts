import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { CellValue, RecordRow } from '@entente/contract/record/record.contract';
import type { ListKind } from '@entente/core/record/record-kind';
import { useWrittenHint } from '../duplicate/written-hint.ts';
import { api } from '../shell/team-app/api.ts';
import { refusalOf, refusalWords } from '../shell/team-app/refusal.ts';
import { usePhrases } from '../ui/phrases-context.tsx';
import { useToasts } from '../ui/toasts-context.tsx';
import { KIND_KEYS, patchRow } from './record.queries.ts';

/** A new value for one cell, with the names of the ids in it. */
export type CellChange = { readonly row: RecordRow; readonly field: string; readonly value: CellValue; readonly names?: Readonly<Record<string, string>> };
/** Two people wrote in one cell; it stays shown until one of the values is chosen. */
export type CellConflict = { readonly row: RecordRow; readonly field: string; readonly yours: CellValue; readonly theirs: CellValue; readonly before: CellValue; readonly names: Readonly<Record<string, string>>; /** Who wrote the other value, where it is known. */ readonly by: string | null };

type Told = { field: string; theirs: CellValue; by?: string | null };

/**
 * Saves cells one by one. What is written is shown at once; where the server refuses, the old value returns and the
 * reason is said; where somebody else changed the same cell, both values are kept for a choice.
 */
export function useCellSaving(kind: ListKind) {
  const t = usePhrases();
  const queries = useQueryClient();
  const { say, keepUndo } = useToasts();
  const hint = useWrittenHint();
  const [conflicts, setConflicts] = useState<readonly CellConflict[]>([]);

  const write = useCallback(async ({ row, field, value, names = {} }: CellChange, before: CellValue) => {
    patchRow(queries, { kind, id: row.id, values: { [field]: value }, names });
    try {
      await api.record.update({ kind, id: row.id, set: { [field]: value }, before: { [field]: before } });
      hint({ kind, id: row.id, field, value });
      void queries.invalidateQueries({ queryKey: [KIND_KEYS[kind], 'aggregates'] });
      void queries.invalidateQueries({ queryKey: [kind, row.id] });
      return true;
    } catch (error) {
      const refusal = refusalOf(error);
      const told = refusal?.code === 'field-changed-meanwhile' ? (refusal.detail['fields'] as readonly Told[]).find((one) => one.field === field) : undefined;
      patchRow(queries, { kind, id: row.id, values: { [field]: told === undefined ? before : told.theirs } });
      if (told === undefined) say({ words: refusalWords(t, error), tone: 'bad' });
      else setConflicts((all) => [...all.filter((one) => !isAt(one, row.id, field)), { row, field, yours: value, theirs: told.theirs, before, names: { ...row.names, ...names }, by: told.by ?? null }]);
      return false;
    }
  }, [kind, queries, say, hint, t]);

  const takeBack = useCallback(async ({ row, field, value }: CellChange, before: CellValue) => {
    try {
      if (kind === 'deal' && field === 'stageId') await api.deal.undoMove({ id: row.id, stageId: String(value) });
      else await api.record.update({ kind, id: row.id, set: { [field]: before }, before: { [field]: value } });
      patchRow(queries, { kind, id: row.id, values: { [field]: before }, names: row.names });
      say({ words: t('list.cellUndone', { name: String(row.values['name'] ?? '') }) });
    } catch (error) {
      say({ words: refusalWords(t, error), tone: 'bad' });
    }
    for (const queryKey of [[KIND_KEYS[kind]], [kind, row.id]]) void queries.invalidateQueries({ queryKey });
  }, [kind, queries, say, t]);

  const save = useCallback((change: CellChange) => {
    const before = change.row.values[change.field] ?? null;
    if (isSameCell(before, change.value)) return;
    void write(change, before).then((isSaved) => { if (isSaved) keepUndo(() => void takeBack(change, before)); });
  }, [write, keepUndo, takeBack]);

  const settle = useCallback((conflict: CellConflict, choice: 'yours' | 'theirs') => {
    setConflicts((all) => all.filter((one) => one !== conflict));
    if (choice === 'yours') void write({ row: conflict.row, field: conflict.field, value: conflict.yours, names: conflict.names }, conflict.theirs);
  }, [write]);
  return { save, conflicts, settle };
}

function isAt(conflict: CellConflict, row: string, field: string): boolean {
  return conflict.row.id === row && conflict.field === field;
}

/** An empty text and nothing are the same emptiness. */
export function isSameCell(one: CellValue, other: CellValue): boolean {
  const plain = (value: CellValue) => JSON.stringify(value === '' || (Array.isArray(value) && value.length === 0) ? null : value);
  return plain(one) === plain(other);
}
