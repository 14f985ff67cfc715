import { lazy, Suspense, useEffect, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { RenderedDocument } from '@entente/core/document/rendered';
import { LOCALES } from '@entente/core/kernel/locale-list';
import { useCommands } from '../../shell/team-app/commands.tsx';
import { LOCALE_NAMES } from '../../shell/team-app/locale.ts';
import { useWithFirstMove } from '../../shell/team-app/opened-later.tsx';
import { Button } from '../../ui/button.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import '../document.css';
import { ConflictDialog } from './conflict-dialog.tsx';
import type { DocumentLibrary } from './document-library.ts';
import { DraftField } from './draft-field.tsx';
import { useEditorActions, type EditorActions } from './editor-actions.ts';
import { useEditorCommands } from './editor-commands.ts';
import { startMend } from './mend.ts';
import type { Mends } from './missing-list.tsx';
import type { OpenPlace, RecordPart } from './open-place.ts';
import { loadOpenedParts, RecordList } from './opened-parts.tsx';
import { SectionStrip } from './section-strip.tsx';
import { useOpenDocument } from './session-context.tsx';
import { Sheet } from './sheet.tsx';
import { StructurePanel } from './structure-panel.tsx';
import { loadTextEditor } from './text-editor-loading.ts';
import { useWideScreen } from './wide-screen.ts';

const LockBanner = lazy(() => import('./lock-banner.tsx').then((part) => ({ default: part.LockBanner })));

type DocumentEditorProps = {
  /** The document as it is read, where more is explained over it than it explains itself. */
  reading?: RenderedDocument | undefined;
  /** What stands in the margin beside a clause. */
  margin?: ((clauseId: string) => ReactNode) | undefined;
  /** What the page offers to mend a finding that the editor alone cannot. */
  mends?: Mends | undefined;
  /** Clauses to put in, and where to keep one; left out for a clause of the library itself. */
  library?: DocumentLibrary | undefined;
  /** What the page adds at the foot of the panel; `leave` closes the panel where it lies over the sheet. */
  panelFoot?: ((leave: () => void) => ReactNode) | undefined;
};

/**
 * The editor of a document, inside a DocumentSessionProvider: the sheet as it will be signed, the sections
 * above it, both frames and what is missing beside it. Agreement and template use the same one.
 */
export function DocumentEditor({ reading, margin, mends, library, panelFoot }: DocumentEditorProps) {
  const t = usePhrases();
  const { session, state, rendered, findings } = useOpenDocument();
  const [open, setOpen] = useState<OpenPlace | null>(null);
  const [panel, setPanel] = useState(false);
  const wide = useWideScreen();
  const readOnly = state.lock !== null;
  const actions = useEditorActions(session, setOpen, library);
  useEditorCommands(actions, { readOnly, canUndo: state.canUndo, canRedo: state.canRedo, anythingOpen: open !== null });
  useShowOpened(open);
  useWithFirstMove(loadTextEditor, !readOnly);
  useWithFirstMove(loadOpenedParts, !readOnly);
  const onPart = (part: RecordPart, recordId: string | null = null) => {
    setPanel(false);
    setOpen({ what: 'records', part, recordId, clauseId: clauseOf(rendered, part) });
  };
  const onClause = (clauseId: string) => {
    setPanel(false);
    showClause(clauseId);
  };
  useCommands([
    { id: 'document.mendNext', label: t('finding.mendNext'), allowed: !readOnly && findings.length > 0, run: () => { const [first] = findings; if (first !== undefined) startMend(first, { actions, rendered, readOnly, onPart, onClause }); } },
    { id: 'document.responsibilities', label: t('document.part.responsibilities'), allowed: !readOnly, run: () => onPart('responsibilities') },
    { id: 'document.terms', label: t('document.part.terms'), allowed: !readOnly, run: () => onPart('terms') },
  ]);
  const structure = <StructurePanel actions={actions} readOnly={readOnly} onPart={onPart} onClause={onClause} mends={mends}>{panelFoot?.(() => setPanel(false))}</StructurePanel>;
  return (
    <div className={wide ? 'dc-work dc-work--wide' : 'dc-work'} onKeyDown={keepTextUndo}>
      <div className="ui-doc dc-doc">
        <SectionStrip rendered={rendered} />
        {wide ? null : <div className="dc-bar"><Button small onClick={() => setPanel(true)}>{t('document.structureButton', { count: findings.filter(({ severity }) => severity === 'blocks_sending').length })}</Button></div>}
        {state.lock === null ? null : <Suspense fallback={null}><LockBanner lock={state.lock} /></Suspense>}
        <Sheet rendered={reading ?? rendered} open={open} actions={actions} readOnly={readOnly} margin={margin} wide={wide} />
      </div>
      {wide ? <aside className="dc-side" aria-label={t('document.structure')}>{structure}</aside> : <Drawer open={panel} onClose={() => setPanel(false)} title={t('document.structure')}>{structure}</Drawer>}
      <OpenDrawer open={open} actions={actions} />
      <LibraryDrawer open={open} actions={actions} library={library} />
      <ConflictDialog />
    </div>
  );
}

/** Records that no clause writes out, and the document's head, open at the side. */
function OpenDrawer({ open, actions }: { open: OpenPlace | null; actions: EditorActions }) {
  const t = usePhrases();
  const records = open?.what === 'records' && open.clauseId === null ? open : null;
  const title = records === null ? t('document.headSettings') : t(`document.part.${records.part}`);
  return (
    <Drawer open={records !== null || open?.what === 'head'} onClose={() => actions.open(null)} title={title} wide={records?.part === 'responsibilities'}>
      {records === null ? <HeadForm actions={actions} /> : <Suspense fallback={<Skeleton />}><RecordList key={records.part} part={records.part} recordId={records.recordId} actions={actions} /></Suspense>}
    </Drawer>
  );
}

/** The clauses of the library beside the text they are put into. */
function LibraryDrawer({ open, actions, library }: { open: OpenPlace | null; actions: EditorActions; library: DocumentLibrary | undefined }) {
  const t = usePhrases();
  const place = open?.what === 'library' ? open : null;
  const close = () => actions.open(null);
  return <Drawer open={place !== null} onClose={close} title={t('document.library')}>{place === null ? null : library?.panel({ actions, place, onClose: close })}</Drawer>;
}

function HeadForm({ actions }: { actions: EditorActions }) {
  const t = usePhrases();
  const { state: { content: { head } } } = useOpenDocument();
  const set = (field: string) => (value: string) => actions.set('head', null, { field, value });
  return (
    <div className="dc-record">
      <div className="dc-wide"><DraftField label={t('document.title')} value={head.title} onKeep={set('title')} /></div>
      <SelectField label={t('document.language')} value={head.locale} options={LOCALES.map((value) => ({ value, label: LOCALE_NAMES[value] }))} onChange={set('locale')} hint={t('document.languageHint')} />
      <DraftField label={t('document.currency')} value={head.currency} onKeep={(value) => set('currency')(value.toUpperCase())} />
      <DraftField label={t('document.country')} hint={t('document.countryHint')} value={head.country} onKeep={(value) => set('country')(value.toUpperCase())} />
    </div>
  );
}

/** While somebody types in a field, Ctrl Z is the field's own. */
function keepTextUndo(event: KeyboardEvent): void {
  const writing = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
  if (writing && (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z') event.stopPropagation();
}

/** What was opened from elsewhere is brought into sight. */
function useShowOpened(open: OpenPlace | null): void {
  const clauseId = open !== null && 'clauseId' in open ? open.clauseId : null;
  useEffect(() => {
    if (clauseId !== null) document.getElementById(`clause-${clauseId}`)?.scrollIntoView({ block: 'nearest' });
  }, [clauseId]);
}

function showClause(clauseId: string): void {
  const clause = document.getElementById(`clause-${clauseId}`);
  clause?.scrollIntoView({ block: 'center' });
  clause?.focus({ preventScroll: true });
}

function clauseOf({ sections }: { readonly sections: readonly { readonly clauses: readonly { readonly id: string; readonly blocks: readonly { readonly type: string; readonly frame?: string }[] }[] }[] }, part: RecordPart): string | null {
  return sections.flatMap(({ clauses }) => clauses).find(({ blocks }) => blocks.some((block) => block.type === 'frame' && block.frame === part))?.id ?? null;
}
