import type { DocumentContent } from '@entente/core/document/content';
import { numberClauses } from '@entente/core/document/render-document';
import { intlTag } from '@entente/core/kernel/locale-list';
import type { CountryNote } from '@entente/core/template/country-note';
import { countryNotes } from '@entente/core/template/country-notes';
import { usePhrases } from '../ui/phrases-context.tsx';
import './team/template.css';

/** The notes that stand beside a clause, by the law the document names. */
export function notesBeside({ head, clauses }: Pick<DocumentContent, 'head' | 'clauses'>, clauseId: string): readonly CountryNote[] {
  const key = clauses.find(({ id }) => id === clauseId)?.key ?? '';
  return key === '' ? [] : (countryNotes(head.country)?.notes.filter((note) => note.clauses.includes(key)) ?? []);
}

/** What the law of the document's country asks of it: facts with their source, and where nothing has been checked. No advice. */
export function CountryNotes({ content, open = false }: { content: Pick<DocumentContent, 'head' | 'sections' | 'clauses'>; open?: boolean }) {
  const t = usePhrases();
  const { country } = content.head;
  const found = countryNotes(country);
  const name = new Intl.DisplayNames(t.locale, { type: 'region' }).of(country) ?? country;
  const day = new Intl.DateTimeFormat(intlTag(t.locale), { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
  const numbers = new Map(numberClauses(content).flatMap((section) => section.clauses).map(({ clause, number }) => [clause.key, { number, id: clause.id }]));
  return (
    <details className="tp-law" open={open}>
      <summary><h3>{t('template.law', { country: name })}</h3><span className="meta-2">{t('template.lawCount', { count: found?.notes.length ?? 0 })}</span></summary>
      {found === null ? <p className="meta-2">{t('template.lawNotChecked')}</p> : null}
      {found?.coverage === 'union_only' ? <p className="meta-2">{t('template.lawUnionOnly')}</p> : null}
      <ul>
        {(found?.notes ?? []).map((note) => (
          <li key={`${note.topic}${note.source}`}>
            <p>{note.text[t.locale]}</p>
            <p className="meta"><span lang={sourceLanguage(country)}>{note.source}</span> · {t('template.lawChecked', { day: day.format(new Date(note.checkedOn)) })}{note.clauses.flatMap((key) => numbers.get(key) ?? []).map(({ id, number }) => <span key={id}> · <a href={`#clause-${id}`}>{number}</a></span>)}</p>
          </li>
        ))}
      </ul>
      <p className="meta">{t('template.lawNoAdvice')}</p>
    </details>
  );
}

/** The notes of one clause beside it, folded: what the clause is for stays level with its words. */
export function CountryNotesBeside({ notes }: { notes: readonly CountryNote[] }) {
  const t = usePhrases();
  if (notes.length === 0) return null;
  return (
    <details className="tp-beside" lang={t.locale}>
      <summary>{t('template.lawBeside', { count: notes.length })}</summary>
      {notes.map((note) => <p key={`${note.topic}${note.source}`}>{note.text[t.locale]} <span>{note.source}</span></p>)}
    </details>
  );
}

/** Acts are named in the language of the law. */
function sourceLanguage(country: string): string | undefined {
  return { PL: 'pl', RU: 'ru', US: 'en' }[country];
}
