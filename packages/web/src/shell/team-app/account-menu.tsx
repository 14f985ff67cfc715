import type { ReactElement } from 'react';
import type { Locale } from '@entente/core/kernel/locale';
import type { PhraseKey } from '@entente/phrases/shape';
import { Menu } from '../../ui/menu.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { LOCALE_NAMES } from './locale.ts';
import { useOwnSettings } from './own-settings.ts';
import { usePreferences, type Scheme } from './preferences.tsx';
import { useSignOut } from './sign-out.ts';

const SCHEMES: readonly (readonly [Scheme, PhraseKey])[] = [['system', 'shell.schemeSystem'], ['light', 'shell.schemeLight'], ['dark', 'shell.schemeDark']];
const LOCALES = Object.entries(LOCALE_NAMES) as readonly (readonly [Locale, string])[];

/** What belongs to the person and not to a page: appearance, language, keys, signing out. */
export function AccountMenu({ target, onKeys }: { target: ReactElement; onKeys: () => void }) {
  const t = usePhrases();
  const { scheme, setScheme } = usePreferences();
  const { chooseLocale } = useOwnSettings();
  const signOut = useSignOut();
  return (
    <Menu
      target={target}
      groups={[
        { label: t('shell.appearance'), items: SCHEMES.map(([value, words]) => ({ label: t(words), chosen: scheme === value, run: () => setScheme(value) })) },
        { label: t('shell.language'), items: LOCALES.map(([locale, name]) => ({ label: name, chosen: t.locale === locale, run: () => { void chooseLocale(locale); } })) },
        { items: [{ label: t('shell.keysHelp'), keys: '?', run: onKeys }, { label: t('shell.signOut'), run: () => void signOut() }] },
      ]}
    />
  );
}
