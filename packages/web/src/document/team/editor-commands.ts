import { useCommands } from '../../shell/team-app/commands.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import type { EditorActions } from './editor-actions.ts';
import { nextToFill } from './variable-uses.ts';

/** The clause in which the keyboard stands. */
export function clauseAtKeyboard(): string | null {
  return document.activeElement?.closest<HTMLElement>('[data-clause]')?.dataset['clause'] ?? null;
}

/** The keys of the editor; each is in the command box and in the list of keys as well. */
export function useEditorCommands(actions: EditorActions, { readOnly, canUndo, canRedo, anythingOpen }: { readOnly: boolean; canUndo: boolean; canRedo: boolean; anythingOpen: boolean }): void {
  const t = usePhrases();
  const { session } = actions;
  const withClause = (work: (id: string) => void) => () => {
    const id = clauseAtKeyboard();
    if (id !== null) work(id);
  };
  const move = (by: -1 | 1) => withClause((id) => {
    actions.moveClause(id, by);
    requestAnimationFrame(() => document.getElementById(`clause-${id}`)?.focus());
  });
  const addBelow = withClause((id) => actions.addClause({ sectionId: session.state().content.clauses.find((clause) => clause.id === id)?.sectionId ?? '', after: id }));
  useCommands([
    { id: 'document.fillNext', label: t('document.fillNext'), keys: 'f', allowed: !readOnly, run: () => actions.open(nextToFill(session.state().content, null)) },
    { id: 'document.undo', label: t('document.undo'), keys: 'mod+z', allowed: !readOnly && (canUndo || session.state().saving.state !== 'saved'), run: () => void session.step('undo') },
    { id: 'document.redo', label: t('document.redo'), keys: 'mod+shift+z', allowed: !readOnly && canRedo, run: () => void session.step('redo') },
    { id: 'document.clauseUp', label: t('document.clauseUp'), keys: 'alt+up', allowed: !readOnly, run: move(-1) },
    { id: 'document.clauseDown', label: t('document.clauseDown'), keys: 'alt+down', allowed: !readOnly, run: move(1) },
    { id: 'document.clauseBelow', label: t('document.addClauseBelow'), keys: 'mod+enter', allowed: !readOnly, run: addBelow },
    { id: 'document.library', label: t('document.insertFromLibrary'), keys: 'l', allowed: !readOnly && actions.hasLibrary, run: () => chooseFromLibrary(actions) },
    { id: 'document.nextClause', label: t('document.nextClause'), keys: 'j', run: () => stepClause(1) },
    { id: 'document.previousClause', label: t('document.previousClause'), keys: 'k', run: () => stepClause(-1) },
    { id: 'document.close', label: t('document.closeOpen'), keys: 'escape', allowed: anythingOpen, run: () => actions.open(null) },
    { id: 'document.head', label: t('document.headSettings'), allowed: !readOnly, run: () => actions.open({ what: 'head' }) },
    { id: 'document.values', label: t('document.part.variables'), allowed: !readOnly, run: () => actions.open({ what: 'records', part: 'variables', recordId: null, clauseId: null }) },
    { id: 'document.parties', label: t('document.editParties'), allowed: !readOnly, run: () => actions.open({ what: 'records', part: 'parties', recordId: null, clauseId: null }) },
  ]);
}

/** The library opens for the place where the keyboard stands, else for the end of the text. */
function chooseFromLibrary(actions: EditorActions): void {
  const { clauses, sections } = actions.session.state().content;
  const clause = clauses.find(({ id }) => id === clauseAtKeyboard());
  const sectionId = clause?.sectionId ?? sections.at(-1)?.id;
  if (sectionId !== undefined) actions.open({ what: 'library', sectionId, after: clause?.id ?? null });
}

/** The keyboard goes to the neighbouring clause, or to the first one. */
function stepClause(by: -1 | 1): void {
  const clauses = [...document.querySelectorAll<HTMLElement>('[data-clause]')];
  const at = clauses.findIndex((clause) => clause.contains(document.activeElement));
  const next = clauses[at === -1 ? 0 : at + by];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
}
