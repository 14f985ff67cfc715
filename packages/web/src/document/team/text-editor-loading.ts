/** Loads the rich text editor: a program of its own, and the heaviest part of the page. */
export function loadTextEditor() {
  return import('./clause-text-editor.tsx');
}
