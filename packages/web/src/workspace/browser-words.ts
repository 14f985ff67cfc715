/** Which browser and system a login is from, as its user agent says; null for what we do not know. */
export function browserOf(userAgent: string): { browser: string; system: string } | null {
  const browser = BROWSERS.find(([mark]) => userAgent.includes(mark))?.[1];
  const system = SYSTEMS.find(([mark]) => userAgent.includes(mark))?.[1];
  return browser === undefined || system === undefined ? null : { browser, system };
}

/** Most browsers also call themselves those before them, so the rarest mark comes first. */
const BROWSERS = [['Edg/', 'Edge'], ['OPR/', 'Opera'], ['Vivaldi/', 'Vivaldi'], ['YaBrowser/', 'Yandex'], ['SamsungBrowser/', 'Samsung Internet'], ['Firefox/', 'Firefox'], ['FxiOS/', 'Firefox'], ['Chrome/', 'Chrome'], ['CriOS/', 'Chrome'], ['Safari/', 'Safari']] as const;
const SYSTEMS = [['iPhone', 'iPhone'], ['iPad', 'iPad'], ['Android', 'Android'], ['Windows', 'Windows'], ['Mac OS X', 'macOS'], ['CrOS', 'ChromeOS'], ['Linux', 'Linux']] as const;
