import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import type { Locale } from '@entente/core/kernel/locale';
import type { Translator } from '@entente/phrases/translator';
import { PhrasesProvider } from '../../ui/phrases-context.tsx';
import { keepLocale, loadTranslator } from './locale.ts';

type ChooseLocale = (locale: Locale) => Promise<void>;
const ChooseLocaleContext = createContext<ChooseLocale | null>(null);

/** Speaks the reader's language below, and lets them change it without losing the page. */
export function LocaleProvider({ initial, children }: { initial: Translator; children: ReactNode }) {
  const [translator, setTranslator] = useState(() => initial);
  useEffect(() => { document.documentElement.lang = translator.locale; }, [translator]);
  const choose = useMemo<ChooseLocale>(() => async (locale) => {
    const next = await loadTranslator(locale);
    keepLocale(locale);
    setTranslator(() => next);
  }, []);
  return <ChooseLocaleContext value={choose}><PhrasesProvider translator={translator}>{children}</PhrasesProvider></ChooseLocaleContext>;
}

/** Changes the language of the team app on this device. */
export function useChooseLocale(): ChooseLocale {
  const choose = useContext(ChooseLocaleContext);
  if (choose === null) throw new Error('useChooseLocale is used outside LocaleProvider.');
  return choose;
}
