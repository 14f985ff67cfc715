import { lazy } from 'react';
import type { ClauseTextEditor } from './clause-text-editor.tsx';

let loaded: typeof ClauseTextEditor | null = null;

/** Loads the rich text editor: a program of its own, and the heaviest part of the page. */
export async function loadTextEditor(): Promise<{ default: typeof ClauseTextEditor }> {
  loaded = (await import('./clause-text-editor.tsx')).ClauseTextEditor;
  return { default: loaded };
}

const LateTextEditor = lazy(loadTextEditor);

/** The editor itself once it is there, so that it takes the very next key; until then a part that waits for it. */
export function textEditor(): typeof ClauseTextEditor | typeof LateTextEditor {
  return loaded ?? LateTextEditor;
}
