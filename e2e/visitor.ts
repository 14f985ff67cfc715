import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Locale } from '@entente/core/kernel/locale';

/** The two screens we hold ourselves to: a desk and a small phone. */
export const SCREENS = {
  desk: { viewport: { width: 1440, height: 900 }, deviceScaleFactor: 1 },
  phone: { viewport: { width: 360, height: 640 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
} as const;
export type Screen = keyof typeof SCREENS;

/** Somebody with a browser of their own: own cookies, own language, own screen. */
export type Visitor = {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly locale: Locale;
  readonly screen: Screen;
  /** What the browser complained about since the last call: errors of scripts, of the network, of the policy. */
  complaints(): string[];
  leave(): Promise<void>;
};

export type VisitorOptions = { readonly url: string; readonly locale: Locale; readonly screen: Screen; readonly javaScript?: boolean; readonly scheme?: 'light' | 'dark' };

const LANGUAGE_TAGS: Readonly<Record<Locale, string>> = { en: 'en-GB', pl: 'pl-PL', ru: 'ru-RU' };

/** Opens a browser profile; paths given to `page.goto` are of this instance. */
export async function openVisitor(browser: Browser, { url, locale, screen, javaScript = true, scheme = 'light' }: VisitorOptions): Promise<Visitor> {
  const context = await browser.newContext({ ...SCREENS[screen], baseURL: url, locale: LANGUAGE_TAGS[locale], timezoneId: 'Europe/Warsaw', colorScheme: scheme, javaScriptEnabled: javaScript, reducedMotion: 'reduce', acceptDownloads: true });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  let complaints: string[] = [];
  listenTo(page, (complaint) => complaints.push(complaint));
  return {
    page, context, locale, screen,
    complaints() {
      const heard = complaints;
      complaints = [];
      return heard;
    },
    leave: () => context.close(),
  };
}

function listenTo(page: Page, complain: (complaint: string) => void): void {
  page.on('console', (message) => {
    // A page may say that it is not there (404) and still be a whole page.
    if (message.location().url === page.url() && message.text().startsWith('Failed to load resource')) return;
    if (message.type() === 'error' || message.type() === 'warning') complain(`${message.type()}: ${message.text()} (${new URL(message.location().url || 'about:blank').pathname})`);
  });
  page.on('pageerror', (error) => complain(`thrown: ${error.message}`));
  page.on('requestfailed', (request) => {
    // What a navigation away cuts off was not wanted any more.
    const reason = request.failure()?.errorText ?? '';
    if (reason !== 'net::ERR_ABORTED') complain(`failed: ${new URL(request.url()).pathname} ${reason}`);
  });
}
