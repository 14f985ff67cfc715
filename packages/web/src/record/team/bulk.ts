import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { BulkChange, BulkPreview } from '@entente/contract/record/bulk.contract';
import type { ListKind } from '@entente/core/record/record-kind';
import type { Translator } from '@entente/phrases/translator';
import { api } from '../../shell/team-app/api.ts';
import { refusalWords } from '../../shell/team-app/refusal.ts';
import type { BulkStep, FailedRow } from '../../ui/bulk-dialog.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { useToasts } from '../../ui/toasts-context.tsx';
import { doneOf, followChange, refreshAfter, useChangeActs, type ChangeSet } from '../change-acts.ts';
import { countWords } from '../count-words.ts';

/** Chosen rows by their ids, or all that fit a filter. */
export type Selection = { readonly ids: string[] } | { readonly filter?: string; readonly search?: string };
export type BulkAsk = { readonly kind: ListKind; readonly selection: Selection; readonly change: Partial<BulkChange> };

/** An act on many records from its preview to its report; it can be left and goes on by itself, and says at the foot of the page how it ended. */
export function useBulk(ask: BulkAsk, onDone: () => void) {
  const t = usePhrases();
  const queries = useQueryClient();
  const [state, setState] = useState<BulkStep>({ step: 'counting' });
  const [last, setLast] = useState<ChangeSet | null>(null);
  const left = useRef(false);
  const { say } = useToasts();
  const { tell } = useChangeActs();
  const first = useRef(ask);
  useEffect(() => {
    const stop = new AbortController();
    api.record.previewBulk(first.current, { signal: stop.signal }).then((preview) => setState(previewStep(t, preview)), (error: unknown) => { if (!stop.signal.aborted) setState({ step: 'broken', words: refusalWords(t, error) }); });
    return () => stop.abort();
  }, [t]);
  const follow = async (id: string, of: number) => {
    const set = await followChange(id, (now) => setState({ step: 'running', words: t('list.bulkRunning', { done: doneOf(now), of }), done: doneOf(now), of }));
    setState(reportStep(t, set));
    setLast(set);
    if (left.current) tell(set);
    await refreshAfter(queries, set);
    onDone();
  };
  const attempt = async (act: () => Promise<void>) => {
    try {
      await act();
    } catch (error) {
      setState({ step: 'broken', words: refusalWords(t, error) });
    }
  };
  const of = state.step === 'preview' ? state.changes : 0;
  const run = () => attempt(async () => {
    setState({ step: 'running', words: t('list.bulkRunning', { done: 0, of }), done: 0, of });
    await follow((await api.record.runBulk(first.current)).changeSetId, of);
  });
  const retry = () => attempt(async () => { if (last !== null) await follow((await api.changeSet.retry({ id: last.id })).changeSetId, 0); });
  const undo = () => attempt(async () => {
    if (last === null) return;
    await api.changeSet.undo({ id: last.id });
    await follow(last.id, 0);
  });
  const leave = () => {
    left.current = true;
    if (state.step === 'running') say({ words: t('change.goesOn') });
    else if (last?.mayUndo === true) tell(last);
  };
  return { state, leave, run: () => void run(), retry: () => void retry(), undo: last?.mayUndo === true ? () => void undo() : undefined };
}

function previewStep(t: Translator, { count, unreachable, refused, overwritten }: BulkPreview): BulkStep {
  const [only, ...others] = overwritten;
  const same = only !== undefined && others.length === 0 ? only.same : 0;
  const changes = Math.max(0, count.value - same - refused.length);
  const figure = (value: number) => countWords(t, { value, atLeast: false });
  return {
    step: 'preview', changes, refused: failedRows(t, refused.map(({ id, name, reason }) => ({ recordId: id, name, reason }))),
    facts: [
      { term: t('list.bulkChanges'), value: countWords(t, { value: changes, atLeast: count.atLeast }), strong: true },
      ...(same === 0 ? [] : [{ term: t('list.bulkSame'), value: figure(same) }]),
      ...(only === undefined || only.other === 0 ? [] : [{ term: t('list.bulkOverwrites'), value: figure(only.other) }]),
      ...(refused.length + unreachable === 0 ? [] : [{ term: t('list.bulkStays'), value: figure(refused.length + unreachable) }]),
    ],
  };
}

function reportStep(t: Translator, { state, counts, failed, kept }: ChangeSet): BulkStep {
  const figure = (key: string) => countWords(t, { value: counts[key] ?? 0, atLeast: false });
  if (state === 'failed') return { step: 'broken', words: t('list.bulkBroke') };
  if (state === 'undone') return { step: 'report', words: t('list.bulkUndone'), facts: [{ term: t('list.bulkPutBack'), value: figure('undone') }, { term: t('list.bulkKept'), value: figure('kept') }], failed: kept.map(({ recordId, name }) => ({ id: recordId, name, reason: t('list.bulkKeptReason') })) };
  return { step: 'report', words: t('list.bulkDone'), facts: [{ term: t('list.bulkChanged'), value: figure('changed'), strong: true }, { term: t('list.bulkSame'), value: figure('same') }, { term: t('list.bulkFailed'), value: figure('failed') }], failed: failedRows(t, failed) };
}

function failedRows(t: Translator, rows: readonly { readonly recordId: string; readonly name: string; readonly reason: string }[]): readonly FailedRow[] {
  return rows.map(({ recordId, name, reason }) => {
    const key = `refusal.${reason}`;
    return { id: recordId, name, reason: t.has(key) ? t(key) : t('shell.refusedUnknown') };
  });
}
