import { queryOptions } from '@tanstack/react-query';
import type { FieldKind } from '@entente/core/record/record-kind';
import { api } from '../shell/team-app/api.ts';

/** A kind's fields of the workspace's own, retired ones too. */
export const customFieldsQuery = (kind: FieldKind) => queryOptions({ queryKey: ['custom-fields', kind], queryFn: ({ signal }) => api.field.list({ kind }, { signal }), select: ({ rows }) => rows });

/** Tags by name, each with how many records carry it. */
export const tagsQuery = queryOptions({ queryKey: ['tags'], queryFn: ({ signal }) => api.tag.list({}, { signal }), select: ({ rows }) => rows });
