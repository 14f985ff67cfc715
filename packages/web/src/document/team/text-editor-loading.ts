import { useEffect } from 'react';

/** Loads the rich text editor: a program of its own, and the heaviest part of the page. */
export function loadTextEditor() {
  return import('./clause-text-editor.tsx');
}

const SIGNS_OF_LIFE = ['pointermove', 'pointerdown', 'keydown', 'touchstart', 'wheel'] as const;

/** Loads it with the reader's first move, long before the first press on a clause: it is at hand when the network is gone, and who only opens the page does not pay for it. */
export function useTextEditorSoon(wanted: boolean): void {
  useEffect(() => {
    if (!wanted) return undefined;
    const moved = new AbortController();
    const load = () => {
      moved.abort();
      void loadTextEditor().catch(() => undefined);
    };
    for (const sign of SIGNS_OF_LIFE) window.addEventListener(sign, load, { passive: true, signal: moved.signal });
    return () => moved.abort();
  }, [wanted]);
}
