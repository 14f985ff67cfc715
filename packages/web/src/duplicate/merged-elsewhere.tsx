import { useQuery } from '@tanstack/react-query';
import { Navigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { api } from '../shell/team-app/api.ts';

/** For the address of a client that is not here: leads to the one it was merged into, else shows what is said of a missing page. */
export function MergedElsewhere({ clientId, children }: { clientId: string; children: ReactNode }) {
  const { data, isPending } = useQuery({ queryKey: ['merged', clientId], queryFn: () => api.merge.into({ kind: 'client', id: clientId }), retry: false });
  if (isPending) return null;
  return data === undefined ? children : <Navigate to="/clients/$id" params={{ id: data.id }} replace />;
}
