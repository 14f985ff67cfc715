import { useCallback } from 'react';
import { recordsInput, type RecordsAsked } from '../record.queries.ts';

/** Downloads what the list shows now, all of it: the same filter, order and columns. */
export function useDownload(asked: RecordsAsked, columns: readonly string[]) {
  return useCallback((format: 'csv' | 'xlsx') => {
    const { kind, ...input } = recordsInput({ ...asked, columns });
    const link = document.createElement('a');
    link.href = `/api/v1/records/${kind}/export?${new URLSearchParams({ ...input, format }).toString()}`;
    link.download = '';
    link.click();
  }, [asked, columns]);
}
