import type { RenderedDocument } from '@entente/core/document/rendered';
import '../ui/document-text.css';
import { ClauseWords } from './clause-words.tsx';
import './document.css';

/** A document as it reads, with nothing to operate: for templates, frozen versions, the client. */
export function DocumentReading({ rendered }: { rendered: RenderedDocument }) {
  return (
    <article className="ui-sheet ui-sheet--alone" lang={rendered.locale}>
      <div className="ui-doc-text">
        <h2>{rendered.title}</h2>
        <PartyLines rendered={rendered} />
        {rendered.sections.map((section) => (
          <section key={section.id} id={`section-${section.id}`}>
            <h3><span className="ui-clause__number">{section.number}</span>{section.title}</h3>
            {section.clauses.map((clause) => (
              <div key={clause.id} className="ui-clause" id={`clause-${clause.id}`}><span className="ui-clause__number">{clause.number}</span><ClauseWords blocks={clause.blocks} /></div>
            ))}
          </section>
        ))}
      </div>
    </article>
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
