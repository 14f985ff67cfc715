import type { ClauseChange, DocumentChange, SectionChange } from '@entente/core/document/diff-documents';
import type { Piece } from '@entente/core/document/word-diff';
import type { Locale } from '@entente/core/kernel/locale';
import { Lamp } from '../ui/lamp.tsx';
import { usePhrases } from '../ui/phrases-context.tsx';
import '../ui/document-text.css';
import './document.css';

type DocumentDiffProps = {
  change: DocumentChange;
  /** The document's language. */
  locale: Locale;
  /** Shows only clauses that differ; the rest is counted. */
  onlyChanges?: boolean;
};

/** Two writings of one document, word by word: old struck, new plain. */
export function DocumentDiff({ change, locale, onlyChanges = true }: DocumentDiffProps) {
  const t = usePhrases();
  const sections = change.sections.map((section) => ({ ...section, clauses: onlyChanges ? section.clauses.filter(differs) : section.clauses })).filter((section) => !onlyChanges || section.clauses.length > 0 || section.state !== 'same');
  return (
    <div className="dc-diff">
      <p className="meta-2" role="status">{t('document.diffCount', { count: change.changes })}</p>
      <article className="ui-sheet ui-sheet--alone" lang={locale}>
        <div className="ui-doc-text">
          <h2><Pieces pieces={change.title} /></h2>
          {onlyChanges && change.parties.every(({ type }) => type === 'same') ? null : <p className="ui-doc-text__parties"><Pieces pieces={change.parties} /></p>}
          {sections.map((section) => <Section key={section.id} section={section} />)}
          {onlyChanges && change.changes === 0 ? <p className="dc-same">{t('document.diffNone')}</p> : null}
        </div>
      </article>
    </div>
  );
}

function differs(clause: ClauseChange): boolean {
  return clause.state !== 'same' || clause.moved;
}

function Section({ section }: { section: SectionChange }) {
  return (
    <section>
      <h3><span className="ui-clause__number">{section.number}</span><Pieces pieces={section.title} /></h3>
      {section.clauses.map((clause) => (
        <div key={clause.id} className="ui-clause">
          <span className="ui-clause__number">{clause.numberAfter ?? <del>{clause.numberBefore}</del>}</span>
          <ClauseNews clause={clause} />
          <p className="dc-diff__words"><Pieces pieces={clause.pieces} /></p>
        </div>
      ))}
    </section>
  );
}

/** What became of the clause, in a word: the marks in the text alone would be colour alone. */
function ClauseNews({ clause: { state, moved, numberBefore, numberAfter } }: { clause: ClauseChange }) {
  const t = usePhrases();
  const words = [
    state === 'added' ? t('document.diffAdded') : '',
    state === 'removed' ? t('document.diffRemoved') : '',
    state === 'changed' ? t('document.diffChanged') : '',
    moved ? t('document.diffMoved', { number: numberBefore ?? '' }) : numberBefore !== null && numberAfter !== null && numberBefore !== numberAfter ? t('document.diffRenumbered', { number: numberBefore }) : '',
  ].filter((word) => word !== '');
  return words.length === 0 ? null : <div className="dc-diff__news"><Lamp state={state === 'removed' ? 'failed' : state === 'same' ? 'missing' : 'underway'} size="small">{words.join(' · ')}</Lamp></div>;
}

function Pieces({ pieces }: { pieces: readonly Piece[] }) {
  const t = usePhrases();
  return pieces.map(({ type, text }, at) => {
    if (type === 'same') return text;
    const sign = <span className="visually-hidden">{t(type === 'added' ? 'document.diffAddedSign' : 'document.diffRemovedSign')} </span>;
    return type === 'added' ? <ins key={at}>{sign}{text}</ins> : <del key={at}>{sign}{text}</del>;
  });
}
