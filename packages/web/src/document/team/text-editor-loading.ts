import { useEffect } from 'react';

/** Loads the rich text editor: a program of its own, and the heaviest part of the page. */
export function loadTextEditor() {
  return import('./clause-text-editor.tsx');
}

/** Loads it once the page stands, so that it is at hand when the network is gone. */
export function useTextEditorSoon(wanted: boolean): void {
  useEffect(() => {
    if (!wanted) return undefined;
    const timer = setTimeout(() => void loadTextEditor().catch(() => undefined), AFTER_MS);
    return () => clearTimeout(timer);
  }, [wanted]);
}

const AFTER_MS = 400;
