import { lazy, Suspense, useState } from 'react';
import { useOpenDocument } from '../../document/team/session-context.tsx';
import { Button } from '../../ui/button.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';

/** The notes come when they are asked for: who only writes does not load them. */
const CountryNotes = lazy(() => import('../../template/country-notes.tsx').then(({ CountryNotes: notes }) => ({ default: notes })));

/** What the law that the agreement names asks of it, as the library tells it beside its templates. Nothing where no law is named yet. */
export function LawSection() {
  const t = usePhrases();
  const { content } = useOpenDocument().state;
  const [asked, setAsked] = useState(false);
  const { country } = content.head;
  if (country === '') return null;
  const name = new Intl.DisplayNames(t.locale, { type: 'region' }).of(country) ?? country;
  return (
    <section className="ag-section">
      {asked ? <Suspense fallback={<Skeleton />}><CountryNotes content={content} open /></Suspense> : <Button kind="text" small onClick={() => setAsked(true)}>{t('template.law', { country: name })}</Button>}
    </section>
  );
}
