import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { BulkChange, BulkPreview } from '@entente/contract/record/bulk.contract';
import type { RecordKind } from '@entente/core/record/record-kind';
import type { Translator } from '@entente/phrases/translator';
import { api } from '../../shell/team-app/api.ts';
import { refusalWords } from '../../shell/team-app/refusal.ts';
import type { BulkStep, FailedRow } from '../../ui/bulk-dialog.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { countWords } from '../count-words.ts';
import { refreshRecords } from '../record.queries.ts';

/** Chosen rows by their ids, or all that fit a filter. */
export type Selection = { readonly ids: string[] } | { readonly filter?: string; readonly search?: string };
export type BulkAsk = { readonly kind: RecordKind; readonly selection: Selection; readonly change: Partial<BulkChange> };
type ChangeSet = Awaited<ReturnType<typeof api.changeSet.get>>;

const LOOK_MS = 700;

/** An act on many records from its preview to its report; it can be left and goes on by itself. */
export function useBulk(ask: BulkAsk, onDone: () => void) {
  const t = usePhrases();
  const queries = useQueryClient();
  const [state, setState] = useState<BulkStep>({ step: 'counting' });
  const [changeSetId, setChangeSetId] = useState<string | null>(null);
  const [undone, setUndone] = useState(false);
  const first = useRef(ask);
  useEffect(() => {
    const stop = new AbortController();
    api.record.previewBulk(first.current, { signal: stop.signal }).then((preview) => setState(previewStep(t, preview)), (error: unknown) => { if (!stop.signal.aborted) setState({ step: 'broken', words: refusalWords(t, error) }); });
    return () => stop.abort();
  }, [t]);
  const follow = async (id: string, of: number) => {
    setChangeSetId(id);
    for (;;) {
      const set = await api.changeSet.get({ id });
      if (set.state !== 'running' && set.state !== 'undoing') return finish(set);
      setState({ step: 'running', words: t('list.bulkRunning', { done: doneOf(set), of }), done: doneOf(set), of });
      await new Promise((resume) => setTimeout(resume, LOOK_MS));
    }
  };
  const finish = async (set: ChangeSet) => {
    setState(reportStep(t, set));
    setUndone(set.state === 'undone');
    await refreshRecords(queries, ask.kind);
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
  const retry = () => attempt(async () => { if (changeSetId !== null) await follow((await api.changeSet.retry({ id: changeSetId })).changeSetId, 0); });
  const undo = () => attempt(async () => {
    if (changeSetId === null) return;
    await api.changeSet.undo({ id: changeSetId });
    await follow(changeSetId, 0);
  });
  const canUndo = changeSetId !== null && !undone;
  return { state, run: () => void run(), retry: () => void retry(), undo: canUndo ? () => void undo() : undefined };
}

function doneOf({ counts }: ChangeSet): number {
  return (counts['changed'] ?? 0) + (counts['same'] ?? 0) + (counts['failed'] ?? 0);
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
