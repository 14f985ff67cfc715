import type { ReactNode } from 'react';
import type { EditorActions } from './editor-actions.ts';

export type LibraryPanelProps = { readonly actions: EditorActions; readonly place: { readonly sectionId: string; readonly after: string | null }; readonly onClose: () => void };

/** What the library does for an editor. It stands below this area, so the page hands it in. */
export type DocumentLibrary = {
  /** The clauses that can be put into the text. */
  readonly panel: (props: LibraryPanelProps) => ReactNode;
  /** Keeps a clause of the text in the library; what was written is saved by then. */
  readonly keep: (clauseId: string) => void;
};
