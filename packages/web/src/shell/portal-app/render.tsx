import type { ComponentProps, ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { PortalPage } from '@entente/contract/signing/portal-page';
import { countWords, namedSeconds, secondsFor } from '@entente/core/signing/effort';
import { translator } from '@entente/phrases/translators';
import { RulesBody } from '../../ground-rule/portal/rules-page.tsx';
import { SignBody } from '../../signing/portal/sign-page.tsx';
import { PhrasesProvider } from '../../ui/phrases-context.tsx';
import type { PortalAssets } from '../../ui/portal/portal-page.tsx';
import { drawPage } from './draw-page.tsx';
import { PortalKitPage } from './portal-kit-page.tsx';
import { visibleText } from './visible-text.ts';

declare const __PORTAL_ASSETS__: PortalAssets;

/** Pages that are no part of a signing link. */
const PAGES = { kit: PortalKitPage };

type Pages = typeof PAGES;
export type PortalPageName = keyof Pages;
/** What a page is rendered from; `assets` is filled in here. */
export type PortalPageData<Name extends PortalPageName> = Omit<ComponentProps<Pages[Name]>, 'assets'>;

/** A page as a whole HTML document. React writes it on the server; none of React reaches the client. */
export function renderPage<Name extends PortalPageName>(name: Name, data: PortalPageData<Name>): string {
  const Page = PAGES[name] as (props: object) => ReactElement;
  return `<!doctype html>${renderToStaticMarkup(<Page {...data} assets={__PORTAL_ASSETS__} />)}`;
}

/**
 * A page of a signing link as a whole HTML document.
 * @throws ZodError when the data is not a page: nothing is drawn by accident.
 */
export function html(data: object): string {
  const page = PortalPage.parse(data);
  const t = 'frame' in page ? translator(page.frame.locale, page.frame.manner) : translator(page.locale);
  const drawing = { t, assets: __PORTAL_ASSETS__ };
  return `<!doctype html>${renderToStaticMarkup(drawPage(drawing, page, namedSeconds(secondsOf(page))))}`;
}

/** Seconds that a page takes on its shortest path, by the words it really shows; 0 where nothing is measured. */
export function seconds(data: object): number {
  return secondsOf(PortalPage.parse(data));
}

function secondsOf(page: PortalPage): number {
  if (page.page !== 'sign' && page.page !== 'rules') return 0;
  const body = page.page === 'sign' ? <SignBody page={page} seconds={0} /> : <RulesBody page={page} seconds={0} />;
  const markup = renderToStaticMarkup(<PhrasesProvider translator={translator(page.frame.locale, page.frame.manner)}>{body}</PhrasesProvider>);
  return secondsFor({ words: countWords(visibleText(markup)), ...page.effort });
}
