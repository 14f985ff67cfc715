import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useMemo } from 'react';
import type { DocumentLibrary } from '../../document/team/document-library.ts';
import { api } from '../../shell/team-app/api.ts';
import { refusalWords } from '../../shell/team-app/refusal.ts';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useToasts } from '../../ui/toasts-context.tsx';

const ClauseLibrary = lazy(() => import('./clause-library.tsx').then(({ ClauseLibrary: library }) => ({ default: library })));

/** The library for the editor of one document; its clauses come when they are asked for. */
export function useDocumentLibrary(documentId: string): DocumentLibrary {
  const t = usePhrases();
  const { say } = useToasts();
  const queries = useQueryClient();
  return useMemo(() => ({
    panel: (props) => <Suspense fallback={<Skeleton />}><ClauseLibrary {...props} /></Suspense>,
    keep: (clauseId) => {
      const kept = api.template.create({ from: { documentId, clauseId } }).then(() => say({ words: t('document.clauseKept') }), (error: unknown) => say({ words: refusalWords(t, error), tone: 'bad' }));
      void kept.then(() => queries.invalidateQueries({ queryKey: ['templates'] }));
    },
  }), [documentId, t, say, queries]);
}
