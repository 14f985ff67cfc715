import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';

export type Scheme = 'light' | 'dark' | 'system';

type Preferences = {
  scheme: Scheme;
  /** What the scheme comes to on this device now. */
  shownScheme: 'light' | 'dark';
  setScheme: (scheme: Scheme) => void;
  /** Whether single letters work as keys (WCAG 2.1.4). */
  singleKeys: boolean;
  setSingleKeys: (on: boolean) => void;
};

const PreferencesContext = createContext<Preferences | null>(null);
const SCHEME = 'entente.scheme';
const SINGLE_KEYS = 'entente.single-keys';

/** What a person chose for this device: light or dark, single-letter keys. Kept in the browser only. */
export function PreferencesProvider({ children }: { children: ReactNode }) {
  const [scheme, setScheme] = useState<Scheme>(() => schemeOf(read(SCHEME)));
  const [singleKeys, setSingleKeys] = useState(() => read(SINGLE_KEYS) !== 'off');
  const systemDark = useSystemDark();
  const shownScheme = scheme === 'system' ? (systemDark ? 'dark' : 'light') : scheme;
  useEffect(() => { keep(SCHEME, scheme); }, [scheme]);
  useEffect(() => { keep(SINGLE_KEYS, singleKeys ? 'on' : 'off'); }, [singleKeys]);
  const preferences = useMemo(() => ({ scheme, shownScheme, setScheme, singleKeys, setSingleKeys }) as const, [scheme, shownScheme, singleKeys]);
  return <PreferencesContext value={preferences}>{children}</PreferencesContext>;
}

/** The choices of this device and their setters. */
export function usePreferences(): Preferences {
  const preferences = useContext(PreferencesContext);
  if (preferences === null) throw new Error('usePreferences is used outside PreferencesProvider.');
  return preferences;
}

function useSystemDark(): boolean {
  const [query] = useState(() => matchMedia('(prefers-color-scheme: dark)'));
  const [dark, setDark] = useState(query.matches);
  useEffect(() => {
    const follow = () => setDark(query.matches);
    query.addEventListener('change', follow);
    return () => query.removeEventListener('change', follow);
  }, [query]);
  return dark;
}

function schemeOf(kept: string | null): Scheme {
  return kept === 'light' || kept === 'dark' ? kept : 'system';
}

function read(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

function keep(name: string, value: string): void {
  try {
    localStorage.setItem(name, value);
  } catch {
    // Storage may be forbidden; the choice then lasts until the page is closed.
  }
}
