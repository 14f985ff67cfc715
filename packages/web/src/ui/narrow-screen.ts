import { useSyncExternalStore } from 'react';

const NARROW = '(max-width:900px)';

/** Whether the screen is a phone's: lists become cards of lines, the menu a bar (the same break as in every style sheet). */
export function useNarrowScreen(): boolean {
  return useSyncExternalStore(follow, () => matchMedia(NARROW).matches);
}

function follow(changed: () => void): () => void {
  const query = matchMedia(NARROW);
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
}
