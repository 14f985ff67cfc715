import { useState, type ReactNode } from 'react';
import type { RenderedDocument, RenderedSection } from '@entente/core/document/rendered';
import { Button } from '../../ui/button.tsx';
import '../../ui/document-text.css';
import { usePhrases } from '../../ui/phrases-context.tsx';
import '../document.css';
import { PartyLines } from '../document-reading.tsx';
import { MarginColumn } from '../margin-column.tsx';
import { TermsProvider } from '../terms-context.tsx';
import { TermsElsewhere } from '../terms-elsewhere.tsx';
import type { EditorActions } from './editor-actions.ts';
import { InlineTitle } from './inline-title.tsx';
import { openIn, type OpenPlace } from './open-place.ts';
import { SheetClause } from './sheet-clause.tsx';
import { SheetSectionHead } from './sheet-section-head.tsx';

type SheetProps = {
  rendered: RenderedDocument;
  open: OpenPlace | null;
  actions: EditorActions;
  readOnly: boolean;
  /** What stands in the margin beside a clause (questions, suggestions); level with its words on a wide screen, under it on a narrow one. */
  margin: ((clauseId: string) => ReactNode) | undefined;
  /** Whether there is room for a margin. */
  wide: boolean;
};

/** The document on its sheet: it reads as it will be signed, and every part of it can be written in where it stands. */
export function Sheet({ rendered, open, actions, readOnly, margin, wide }: SheetProps) {
  const t = usePhrases();
  const inMargin = margin !== undefined && wide;
  const ids = rendered.sections.flatMap((section) => section.clauses.map(({ id }) => id));
  return (
    <article className={inMargin ? 'ui-sheet dc-sheet' : 'ui-sheet ui-sheet--alone dc-sheet'} lang={rendered.locale} aria-label={rendered.title}>
      <div className="ui-doc-text">
        <InlineTitle level={2} title={rendered.title} label={t('document.title')} editing={open?.what === 'title'} onEdit={readOnly ? undefined : () => actions.open({ what: 'title' })} onKeep={(value) => { actions.set('head', null, { field: 'title', value }); actions.open(null); }} onLeave={() => actions.open(null)} />
        {actions.hasLibrary ? <Parties rendered={rendered} actions={actions} readOnly={readOnly} /> : null}
        <TermsProvider document={rendered}>{rendered.sections.map((section) => <SheetSection key={section.id} section={section} open={open} actions={actions} readOnly={readOnly} margin={inMargin ? undefined : margin} />)}</TermsProvider>
        <TermsElsewhere document={rendered} />
        {readOnly || !actions.hasLibrary ? null : <AddSection onAdd={(title) => actions.addSection(title)} />}
      </div>
      {inMargin ? <MarginColumn clauseIds={ids} noteOf={margin} /> : null}
    </article>
  );
}

function Parties({ rendered, actions, readOnly }: Pick<SheetProps, 'rendered' | 'actions' | 'readOnly'>) {
  const t = usePhrases();
  if (readOnly) return <PartyLines rendered={rendered} />;
  return (
    <div className="dc-parties">
      <PartyLines rendered={rendered} />
      <Button kind="text" small onClick={() => actions.open({ what: 'records', part: 'parties', recordId: rendered.parties.find(({ named }) => !named)?.id ?? null, clauseId: null })}>{t('document.editParties')}</Button>
    </div>
  );
}

type SectionProps = { section: RenderedSection; open: OpenPlace | null; actions: EditorActions; readOnly: boolean; margin: SheetProps['margin'] };

function SheetSection({ section, open, actions, readOnly, margin }: SectionProps) {
  const t = usePhrases();
  return (
    <section id={`section-${section.id}`} data-section={section.id}>
      <SheetSectionHead section={section} editing={open?.what === 'section' && open.sectionId === section.id} actions={actions} readOnly={readOnly} />
      {section.clauses.map((clause) => (
        <SheetClause key={clause.id} clause={clause} open={openIn(open, clause.id)} actions={actions} readOnly={readOnly} note={margin?.(clause.id) ?? null} />
      ))}
      {readOnly || !actions.hasLibrary ? null : <div className="dc-add"><Button kind="text" small onClick={() => actions.addClause({ sectionId: section.id, after: null })}>{t('document.addClause')}</Button><Button kind="text" small onClick={() => actions.open({ what: 'library', sectionId: section.id, after: null })}>{t('document.addFromLibrary')}</Button></div>}
    </section>
  );
}

function AddSection({ onAdd }: { onAdd: (title: string) => void }) {
  const t = usePhrases();
  const [adding, setAdding] = useState(false);
  if (!adding) return <div className="dc-add dc-add--section"><Button kind="text" onClick={() => setAdding(true)}>{t('document.addSection')}</Button></div>;
  const keep = (title: string) => {
    setAdding(false);
    if (title.trim() !== '') onAdd(title);
  };
  return <InlineTitle level={3} title="" label={t('document.sectionTitle')} editing onKeep={keep} onLeave={() => setAdding(false)} />;
}
