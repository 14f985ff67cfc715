import { createContext, useContext, type ReactNode } from 'react';
import type { Translator } from '@entente/phrases/translator';

const PhrasesContext = createContext<Translator | null>(null);

/** Gives every part below the words of one language. */
export function PhrasesProvider({ translator, children }: { translator: Translator; children: ReactNode }) {
  return <PhrasesContext value={translator}>{children}</PhrasesContext>;
}

/** The translator of the reader's language: `const t = usePhrases(); t('shell.nav.today')`. */
export function usePhrases(): Translator {
  const translator = useContext(PhrasesContext);
  if (translator === null) throw new Error('usePhrases is used outside PhrasesProvider.');
  return translator;
}
