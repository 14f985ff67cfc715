import { useQuery } from '@tanstack/react-query';
import { Navigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { DuplicateKind } from '@entente/core/duplicate/duplicate-keys';
import { api } from '../shell/team-app/api.ts';

const PAGES = { client: '/clients/$id', contact: '/contacts/$id' } as const;

/** For the address of a record that is not here: leads to the one it was merged into, else shows what is said of a missing page. */
export function MergedElsewhere({ kind, id, children }: { kind: DuplicateKind; id: string; children: ReactNode }) {
  const { data, isPending } = useQuery({ queryKey: ['merged', kind, id], queryFn: () => api.merge.into({ kind, id }), retry: false });
  if (isPending) return null;
  return data === undefined ? children : <Navigate to={PAGES[kind]} params={{ id: data.id }} replace />;
}
