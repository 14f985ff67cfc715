import type { RenderedDocument } from '@entente/core/document/rendered';
import { usePhrases } from '../ui/phrases-context.tsx';
import { WholeNumbers } from '../ui/whole-numbers.tsx';

/** Below an order's text: the words of it that its framework agreement explains, where the links in it lead. No part of what is signed. */
export function TermsElsewhere({ document: { terms, locale } }: { document: Pick<RenderedDocument, 'terms' | 'locale'> }) {
  const t = usePhrases();
  const away = terms.filter(({ from }) => from !== undefined);
  const number = away[0]?.from;
  if (number === undefined) return null;
  return (
    <section className="dc-away" lang={t.locale} aria-label={t('order.explained', { number })}>
      <h3><WholeNumbers>{t('order.explained', { number })}</WholeNumbers></h3>
      <p>{t('order.explainedHelp')}</p>
      <dl lang={locale === t.locale ? undefined : locale}>{away.map(({ id, name, definition }) => <div key={id} id={`term-${id}`}><dt>{name}</dt><dd>{definition}</dd></div>)}</dl>
    </section>
  );
}
