import type { ReactNode } from 'react';
import type { RenderedDocument, RenderedSection } from '@entente/core/document/rendered';
import '../ui/document-text.css';
import { ClauseWords } from './clause-words.tsx';
import './document.css';
import { MarginColumn } from './margin-column.tsx';
import { TermsProvider } from './terms-context.tsx';
import { TermsElsewhere } from './terms-elsewhere.tsx';

type DocumentReadingProps = {
  rendered: RenderedDocument;
  /** What is said beside a clause: in the margin where `wide`, else under the clause. */
  beside?: { readonly wide: boolean; readonly noteOf: (clauseId: string) => ReactNode } | undefined;
};

/** A document as it reads, with nothing to operate: for templates, frozen versions, the client. */
export function DocumentReading({ rendered, beside }: DocumentReadingProps) {
  const inMargin = beside?.wide === true ? beside.noteOf : null;
  const under = beside?.wide === false ? beside.noteOf : null;
  return (
    <article className={inMargin === null ? 'ui-sheet ui-sheet--alone' : 'ui-sheet'} lang={rendered.locale}>
      <div className="ui-doc-text">
        <h2>{rendered.title}</h2>
        <PartyLines rendered={rendered} />
        <TermsProvider document={rendered}>{rendered.sections.map((section) => <ReadSection key={section.id} section={section} under={under} />)}</TermsProvider>
        <TermsElsewhere document={rendered} />
      </div>
      {inMargin === null ? null : <MarginColumn clauseIds={rendered.sections.flatMap(({ clauses }) => clauses.map(({ id }) => id))} noteOf={inMargin} />}
    </article>
  );
}

function ReadSection({ section, under }: { section: RenderedSection; under: ((clauseId: string) => ReactNode) | null }) {
  return (
    <section id={`section-${section.id}`}>
      <h3><span className="ui-clause__number">{section.number}</span>{section.title}</h3>
      {section.clauses.map(({ id, number, blocks }) => (
        <div key={id} className="ui-clause" id={`clause-${id}`}>
          <span className="ui-clause__number">{number}</span><ClauseWords blocks={blocks} />
          {under === null ? null : <div className="dc-clause__note">{under(id)}</div>}
        </div>
      ))}
    </section>
  );
}

/** Between whom, a line a party with what identifies it. */
export function PartyLines({ rendered }: { rendered: Pick<RenderedDocument, 'parties'> }) {
  return (
    <div className="ui-doc-text__parties">
      {rendered.parties.map(({ id, line, named, facts }) => (
        <p key={id} className={named ? undefined : 'dc-unnamed'}>{line}{facts.length === 0 ? null : <span className="dc-party">{facts.map(({ label, values }) => `${label}: ${values.join('; ')}`).join(' · ')}</span>}</p>
      ))}
    </div>
  );
}
