import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ChangeSetView } from '@entente/contract/record/change-set.contract';
import { LIST_KINDS } from '@entente/core/record/record-kind';
import type { PhraseKey } from '@entente/phrases/shape';
import type { Translator } from '@entente/phrases/translator';
import { api } from '../shell/team-app/api.ts';
import { refusalWords } from '../shell/team-app/refusal.ts';
import { usePhrases } from '../ui/phrases-context.tsx';
import { useToasts } from '../ui/toasts-context.tsx';
import { tagsQuery } from './field.queries.ts';
import { CHANGE_SETS_KEY, refreshRecords } from './record.queries.ts';

/** An act with what failed of it and what its undo left. */
export type ChangeSet = Awaited<ReturnType<typeof api.changeSet.get>>;

const LOOK_MS = 700;

export function isUnderway({ state }: Pick<ChangeSetView, 'state'>): boolean {
  return state === 'running' || state === 'undoing';
}

/** Of how many records an act has done its part. */
export function doneOf({ counts }: Pick<ChangeSetView, 'counts'>): number {
  return (counts['changed'] ?? 0) + (counts['same'] ?? 0) + (counts['failed'] ?? 0);
}

/** Looks after an act until it has ended. @returns how it ended. */
export async function followChange(id: string, onStep: (set: ChangeSet) => void = () => undefined): Promise<ChangeSet> {
  for (;;) {
    const set = await api.changeSet.get({ id });
    if (!isUnderway(set)) return set;
    onStep(set);
    await new Promise((resume) => setTimeout(resume, LOOK_MS));
  }
}

/** How an act ended, in one sentence. */
export function outcomeWords(t: Translator, { state, counts }: Pick<ChangeSetView, 'state' | 'counts'>): string {
  const { changed = 0, failed = 0, undone = 0, kept = 0 } = counts;
  if (state === 'failed') return t('change.toldBroke');
  if (state === 'undone') return kept > 0 ? t('change.toldKept', { undone, kept }) : t('change.toldUndone', { undone });
  return failed > 0 ? t('change.toldFailed', { changed, failed }) : t('change.toldDone', { changed });
}

export type ChangeActs = {
  /** Says how an act ended, with Undo where it can be undone. */
  readonly tell: (set: ChangeSet) => void;
  readonly undo: (id: string) => void;
  /** Tries what failed once more, as an act of its own. */
  readonly retry: (id: string) => void;
};

/** Acts on many records, taken back or tried again from anywhere. Each goes on after its screen is left, and says at the foot of the page how it ended. */
export function useChangeActs(): ChangeActs {
  const t = usePhrases();
  const queries = useQueryClient();
  const { say } = useToasts();
  return useMemo(() => {
    const tell = (set: ChangeSet): void => say({ words: outcomeWords(t, set), ...(set.state === 'done' && set.mayUndo ? { undo: () => undo(set.id) } : {}) });
    const begin = (words: PhraseKey, act: () => Promise<string>): void => {
      say({ words: t(words) });
      void act().then(async (id) => {
        await queries.invalidateQueries({ queryKey: CHANGE_SETS_KEY });
        const set = await followChange(id);
        await refreshAfter(queries, set);
        tell(set);
      }).catch((error: unknown) => say({ words: refusalWords(t, error), tone: 'bad' }));
    };
    const undo = (id: string): void => begin('change.undoes', async () => (await api.changeSet.undo({ id })).id);
    const retry = (id: string): void => begin('change.retries', async () => (await api.changeSet.retry({ id })).changeSetId);
    return { tell, undo, retry };
  }, [t, queries, say]);
}

/** Shows anew what an act has touched. */
export async function refreshAfter(queries: QueryClient, { recordKind }: Pick<ChangeSetView, 'recordKind'>): Promise<void> {
  // An act on tags names no kind.
  await Promise.all([queries.invalidateQueries({ queryKey: CHANGE_SETS_KEY }), recordKind === null ? refreshTagged(queries) : recordKind === 'interaction' ? null : refreshRecords(queries, recordKind)]);
}

/** Shows anew the tags, and the records that bear them. */
export async function refreshTagged(queries: QueryClient): Promise<void> {
  await Promise.all([queries.invalidateQueries({ queryKey: tagsQuery.queryKey }), ...LIST_KINDS.map((kind) => refreshRecords(queries, kind))]);
}
