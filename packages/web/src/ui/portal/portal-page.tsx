import type { ReactNode } from 'react';
import type { Locale } from '@entente/core/kernel/locale';

export type PortalAssets = { script: string; /** Only for a page that a device signs. */ device: string; style: string; icon: string; fonts: Readonly<Record<string, string>> };

type PortalPageProps = {
  locale: Locale;
  /** The browser's tab, without the product's name. */
  title: string;
  assets: PortalAssets;
  /** "Skip to the content", in the page's language. */
  skip: string;
  /** `wide` for the whole agreement on a desk-sized screen. */
  width?: 'phone' | 'wide';
  head: ReactNode;
  children: ReactNode;
  foot?: ReactNode;
  bar?: ReactNode;
};

/** Faces that the first screen needs in each language; the others come when a letter asks for them. */
const FIRST_FONTS: Readonly<Record<Locale, readonly string[]>> = {
  en: ['inter-latin', 'literata-latin'],
  pl: ['inter-latin', 'inter-polish', 'literata-latin', 'literata-polish'],
  ru: ['inter-cyrillic', 'inter-latin', 'literata-cyrillic', 'literata-latin'],
};

/** A whole document for the client: no script is needed to read or to answer, none of the team app is in it. */
export function PortalPage({ locale, title, assets, skip, width = 'phone', head, children, foot, bar }: PortalPageProps) {
  return (
    <html lang={locale}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        <meta name="robots" content="noindex" />
        <meta name="format-detection" content="telephone=no" />
        <title>{title}</title>
        {FIRST_FONTS[locale].map((font) => <link key={font} rel="preload" as="font" type="font/woff2" crossOrigin="anonymous" href={assets.fonts[font]} />)}
        <link rel="icon" type="image/svg+xml" href={assets.icon} />
        <link rel="stylesheet" href={assets.style} />
        <script src={assets.script} type="module" />
      </head>
      <body className={width === 'wide' ? 'p-body p-body--wide' : 'p-body'}>
        <a className="p-skip" href="#content">{skip}</a>
        {head}
        <main className="p-main" id="content">{children}</main>
        {foot === undefined ? null : <footer className="p-foot">{foot}</footer>}
        {bar}
      </body>
    </html>
  );
}
