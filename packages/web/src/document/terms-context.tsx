import { createContext, useContext, useMemo, type ReactNode } from 'react';
import { termFinder, type TermFinder } from '@entente/core/document/terms/term-uses';
import type { RenderedDocument, RenderedTerm } from '@entente/core/document/rendered';

type Shared = { readonly finder: TermFinder; readonly terms: ReadonlyMap<string, RenderedTerm> };
/** A stretch of a text, and the shared word it is, if it is one. */
export type Stretch = { readonly text: string; readonly term: RenderedTerm | null };

const SharedContext = createContext<Shared | null>(null);

/** Makes the shared words of a document known to the clauses below. */
export function TermsProvider({ document: { terms, locale }, children }: { document: Pick<RenderedDocument, 'terms' | 'locale'>; children: ReactNode }) {
  // The words stay the same object while nobody changes them, so that clauses are not drawn anew.
  const known = JSON.stringify([locale, terms]);
  const shared = useMemo<Shared>(() => ({ finder: termFinder(terms, locale), terms: new Map(terms.map((term) => [term.id, term])) }), [known]);
  return <SharedContext value={shared}>{children}</SharedContext>;
}

/** A text cut where shared words stand in it; each word is marked once, where it comes first. */
export function useStretches(text: string): readonly Stretch[] {
  const shared = useContext(SharedContext);
  return useMemo(() => (shared === null ? [{ text, term: null }] : stretches(text, shared)), [shared, text]);
}

function stretches(text: string, { finder, terms }: Shared): readonly Stretch[] {
  const met = new Set<string>();
  const found: Stretch[] = [];
  let from = 0;
  for (const { termId, at, end } of finder.find(text)) {
    if (met.has(termId)) continue;
    met.add(termId);
    if (at > from) found.push({ text: text.slice(from, at), term: null });
    found.push({ text: text.slice(at, end), term: terms.get(termId) ?? null });
    from = end;
  }
  return from === text.length && found.length > 0 ? found : [...found, { text: text.slice(from), term: null }];
}
