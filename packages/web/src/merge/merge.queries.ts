import type { DuplicateKind } from '@entente/core/duplicate/duplicate-keys';
import { api } from '../shell/team-app/api.ts';
import type { MergePlace } from './merge-place.ts';

export const mergePreviewQuery = ({ kind, stays, goes }: MergePlace) => ({ queryKey: ['merge', kind, stays, goes], queryFn: () => api.merge.preview({ kind, winnerId: stays, loserId: goes }), retry: false });
export const mergesQuery = (kind: DuplicateKind, recordId: string) => ({ queryKey: ['merges', kind, recordId], queryFn: () => api.merge.list({ kind, recordId }), retry: false });
