import { useSyncExternalStore } from 'react';

const WIDE = '(min-width: 1201px)';

/** Whether the screen has room for the margin and the panel beside the sheet. */
export function useWideScreen(): boolean {
  return useSyncExternalStore(subscribe, () => matchMedia(WIDE).matches);
}

function subscribe(changed: () => void): () => void {
  const query = matchMedia(WIDE);
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
}
