import { lazy, Suspense, useState } from 'react';
import type { DocumentContent } from '@entente/core/document/content';
import { buyerOf, hasConsumerRights } from '@entente/core/document/law/consumer-law';
import { useOpenDocument } from '../../document/team/session-context.tsx';
import { Button } from '../../ui/button.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { Sign } from '../../ui/sign.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';

/** The notes come when they are asked for: who only writes does not load them. */
const CountryNotes = lazy(() => import('../../template/country-notes.tsx').then(({ CountryNotes: notes }) => ({ default: notes })));

/** What the program does by itself for whoever has a consumer's rights, so that the provider need not think of it. */
function ConsumerPack({ content }: { content: DocumentContent }) {
  const t = usePhrases();
  const client = buyerOf(content);
  if (client === undefined || !hasConsumerRights(content.head.country, client)) return null;
  return (
    <>
      <h3>{t(client.kind === 'consumer' ? 'agreement.pack' : 'agreement.packProtected')}</h3>
      <ul className="ag-pack">{(['button', 'boxes', 'durable', 'withdrawal'] as const).map((line) => <li key={line}><Sign shape="check" /> {t(`agreement.pack.${line}`)}</li>)}</ul>
    </>
  );
}

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
      <ConsumerPack content={content} />
      {asked ? <Suspense fallback={<Skeleton />}><CountryNotes content={content} open /></Suspense> : <Button kind="text" small onClick={() => setAsked(true)}>{t('template.law', { country: name })}</Button>}
    </section>
  );
}
