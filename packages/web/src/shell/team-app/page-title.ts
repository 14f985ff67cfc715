import { useEffect } from 'react';

/** Names the browser's tab: what is open first, the product last. */
export function usePageTitle(title: string): void {
  useEffect(() => { document.title = `${title} · Entente`; }, [title]);
}
