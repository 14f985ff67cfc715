import { useQuery } from '@tanstack/react-query';
import type { DuplicateKind } from '@entente/core/duplicate/duplicate-keys';
import { Button } from '../../ui/button.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { Rows } from '../../ui/rows.tsx';
import { SectionRule } from '../../ui/section-rule.tsx';
import { dayWords } from '../../ui/time-words.ts';
import { mergesQuery } from '../merge.queries.ts';
import { useUndoMerge } from './use-merge.ts';

/** What was merged into a record, each with its undo. */
export function MergeHistory({ kind, recordId }: { kind: DuplicateKind; recordId: string }) {
  const t = usePhrases();
  const undo = useUndoMerge();
  const { data } = useQuery(mergesQuery(kind, recordId));
  if (data === undefined || data.rows.length === 0) return null;
  const rows = data.rows.map(({ id, loserName, memberName, createdAt, undoneAt }) => ({
    id,
    title: t('merge.historyRow', { loser: loserName, who: memberName }),
    detail: undoneAt === null ? dayWords(t.locale, createdAt.slice(0, 10)) : t('merge.wasUndone'),
    act: undoneAt === null ? <Button kind="text" small onClick={() => void undo(id)}>{t('merge.undo')}</Button> : undefined,
  }));
  return <section><SectionRule>{t('merge.history')}</SectionRule><Rows rows={rows} /></section>;
}
