import { memo, Suspense, useState, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react';
import type { RenderedClause } from '@entente/core/document/rendered';
import { IconButton } from '../../ui/button.tsx';
import '../../ui/document-text.css';
import { Menu } from '../../ui/menu.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { ClauseWords, type ClauseHands } from '../clause-words.tsx';
import type { EditorActions } from './editor-actions.ts';
import type { OpenPlace, RecordPart } from './open-place.ts';
import { ClauseFacts, RecordList } from './opened-parts.tsx';
import { textEditor } from './text-editor-loading.ts';
import { useFilling } from './variable-filling.tsx';

type SheetClauseProps = {
  clause: RenderedClause;
  /** What of this clause is open; null for all the others, which are then not drawn anew. */
  open: OpenPlace | null;
  actions: EditorActions;
  readOnly: boolean;
  /** Notes under the clause, where the margin has no room. */
  note: ReactNode;
};

/** One clause: reads as it will be signed; a press or Enter opens what was pressed for writing. */
export const SheetClause = memo(function SheetClause({ clause, open, actions, readOnly, note }: SheetClauseProps) {
  const t = usePhrases();
  const edit = () => actions.open({ what: 'clause', clauseId: clause.id });
  const onKeyDown = (event: KeyboardEvent) => {
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (event.target !== event.currentTarget || event.key !== 'Enter' || !plain || readOnly) return;
    event.preventDefault();
    edit();
  };
  return (
    <div className="ui-clause dc-clause" id={`clause-${clause.id}`} data-clause={clause.id} data-open={open?.what} tabIndex={0} role="group" aria-label={t('document.clauseLabel', { number: clause.number })} onKeyDown={onKeyDown}>
      <span className="ui-clause__number">{clause.number}</span>
      {readOnly ? <ClauseWords blocks={clause.blocks} /> : <OpenClause clause={clause} open={open} actions={actions} onEdit={edit} />}
      {readOnly ? null : <ClauseMenu clause={clause} actions={actions} onEdit={edit} />}
      {note === null ? null : <div className="dc-clause__note">{note}</div>}
    </div>
  );
});

type OpenClauseProps = { clause: RenderedClause; open: OpenPlace | null; actions: EditorActions; onEdit: () => void };

function OpenClause({ clause, open, actions, onEdit }: OpenClauseProps) {
  const t = usePhrases();
  const { field, help } = useFilling(open?.what === 'variable' ? open : null, actions);
  const close = () => {
    actions.open(null);
    document.getElementById(`clause-${clause.id}`)?.focus({ preventScroll: true });
  };
  if (open?.what === 'clause') return <WrittenClause clause={clause} actions={actions} onDone={close} />;
  const hands: ClauseHands = {
    labelOf: actions.labelOf,
    onVariable: (run, place) => actions.open(run.id === null ? { what: 'clause', clauseId: clause.id } : { what: 'variable', clauseId: clause.id, variableId: run.id, place }),
    filling: open?.what === 'variable' && field !== null ? { place: open.place, field } : undefined,
    onRecord: (block, row) => actions.open({ what: 'records', part: block.frame, recordId: row?.id ?? null, clauseId: clause.id }),
    inFrame: (block) => (open?.what === 'records' && open.part === block.frame ? <Suspense fallback={<Skeleton />}><RecordList key={open.part} part={open.part as RecordPart} recordId={open.recordId} actions={actions} onClose={close} /></Suspense> : null),
  };
  return (
    <div className="dc-clause__words" onClick={(event) => { if (isOnWords(event)) onEdit(); }}>
      {clause.blocks.length === 0 ? <p className="dc-gap">{t('document.emptyClause')}</p> : <ClauseWords blocks={clause.blocks} hands={hands} />}
      {help}
      {open?.what === 'clause_facts' ? <Suspense fallback={<Skeleton />}><ClauseFacts clauseId={clause.id} actions={actions} onClose={close} /></Suspense> : null}
    </div>
  );
}

/** The words being written: by the rich text editor, which comes after the page or with the first clause that is written in. */
function WrittenClause({ clause, actions, onDone }: { clause: RenderedClause; actions: EditorActions; onDone: () => void }) {
  const [Editor] = useState(textEditor);
  return <Suspense fallback={<ClauseWords blocks={clause.blocks} />}><Editor clauseId={clause.id} number={clause.number} actions={actions} onDone={onDone} /></Suspense>;
}

/** A press on the text itself, not on a value, a link or a record, and not the end of selecting words. */
function isOnWords({ target }: MouseEvent): boolean {
  if (!(target instanceof Element) || target.closest('button,[role=button],a,input,select,textarea,.dc-frame,.dc-records,.dc-facts-form,.ui-variable-help') !== null) return false;
  return window.getSelection()?.isCollapsed !== false;
}

function ClauseMenu({ clause, actions, onEdit }: Omit<OpenClauseProps, 'open'>) {
  const t = usePhrases();
  const item = () => actions.session.state().content.clauses.find(({ id }) => id === clause.id);
  const below = () => actions.addClause({ sectionId: item()?.sectionId ?? '', after: clause.id });
  const fallback = item()?.fallback ?? '';
  const library = actions.hasLibrary ? [{ label: t('document.insertFromLibrary'), keys: 'l', run: () => actions.open({ what: 'library', sectionId: item()?.sectionId ?? '', after: clause.id }) }, { label: t('document.keepInLibrary'), run: () => actions.keepInLibrary(clause.id) }] : [];
  const remove = () => {
    const standing = item();
    if (standing !== undefined) actions.remove('clauses', standing);
  };
  return (
    <span className="dc-menu">
      <Menu
        target={<IconButton shape="more" label={t('document.clauseMenu', { number: clause.number })} />}
        groups={[
          { items: [{ label: t('document.editWords'), keys: 'enter', run: onEdit }, { label: t('document.clauseFacts'), run: () => actions.open({ what: 'clause_facts', clauseId: clause.id }) }, ...(fallback === '' ? [] : [{ label: t('document.useFallback'), run: () => actions.useFallback(clause.id) }]), { label: t('document.addClauseBelow'), keys: 'mod+enter', run: below }] },
          ...(library.length === 0 ? [] : [{ items: library }]),
          { items: [{ label: t('kit.moveUp'), keys: 'alt+up', run: () => actions.moveClause(clause.id, -1) }, { label: t('kit.moveDown'), keys: 'alt+down', run: () => actions.moveClause(clause.id, 1) }] },
          { items: [{ label: t('document.removeClause'), danger: true, run: remove }] },
        ]}
      />
    </span>
  );
}
