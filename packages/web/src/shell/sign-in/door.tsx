import type { ReactNode } from 'react';
import type { Locale } from '@entente/core/kernel/locale';
import { bindWords } from '../../ui/bind-words.ts';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { LOCALE_NAMES } from '../team-app/locale.ts';
import { useChooseLocale } from '../team-app/locale-context.tsx';
import './sign-in.css';

/** The page outside: the product's one sentence on the desk, the act on paper, the languages in reach. */
export function Door({ title, children }: { title: string; children: ReactNode }) {
  const t = usePhrases();
  return (
    <div className="sh-door">
      <header className="sh-door__word">
        <div className="sh-door__brand"><b aria-hidden="true">§</b>Entente</div>
        <p className="sh-door__lead">{bindWords(t('shell.signInLead'))}</p>
        <Languages />
      </header>
      <main className="sh-door__act"><div><h1>{title}</h1>{children}</div></main>
    </div>
  );
}

function Languages() {
  const t = usePhrases();
  const choose = useChooseLocale();
  const names = Object.entries(LOCALE_NAMES) as readonly (readonly [Locale, string])[];
  return (
    <div className="sh-door__languages" role="group" aria-label={t('shell.language')}>
      {names.map(([locale, name]) => <button key={locale} type="button" lang={locale} aria-pressed={t.locale === locale} onClick={() => void choose(locale)}>{name}</button>)}
    </div>
  );
}
