import type { ComponentProps, ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { PortalAssets } from '../../ui/portal/portal-page.tsx';
import { PortalKitPage } from './portal-kit-page.tsx';

declare const __PORTAL_ASSETS__: PortalAssets;

/** Every page of the portal by name. Areas add theirs here; each takes its words and data, and `assets`. */
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
