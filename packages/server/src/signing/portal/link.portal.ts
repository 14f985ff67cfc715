import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { randomUUID } from 'node:crypto';
import type { PortalFormError } from '@entente/contract/signing/portal-frame';
import type { DoorPage, PortalPage } from '@entente/contract/signing/portal-page';
import { Locale, localeFromHeader } from '@entente/core/kernel/locale';
import { Id } from '@entente/core/kernel/values';
import { newNonce, sameText } from '../../platform/crypto/secrets.ts';
import { inWorkspace, type Tx } from '../../platform/database/in-workspace.ts';
import type { Origin } from '../../platform/http/call.ts';
import { clientAddress } from '../../platform/http/client-address.ts';
import type { HeaderVariables } from '../../platform/http/headers.ts';
import type { PagePrinter } from '../../platform/http/page-printer.ts';
import type { Services } from '../../platform/services.ts';
import { findLinkById, grantLink, type LinkGrant, type LinkPlace } from '../link.access.ts';
import { basePath, formText, mintFormFor, type Visit } from '../page/signing.actions.ts';

export type PortalServices = { readonly services: Services; readonly portal: PagePrinter; /** Hears of what nobody expected. */ report(error: unknown): void };
export type PortalContext = Context<{ Variables: HeaderVariables }>;

/** Half a year: longer than any agreement waits, and the mail still holds the link. */
const COOKIE_SECONDS = 180 * 86_400;
const TOKEN = /^[A-Za-z0-9_-]{43}$/;
const NONCE = /^[A-Za-z0-9_-]{22}$/;
const MOST_TYPED = 2_000;

/** The cookies of one link. Each is sent back only below the link's own pages, and no script reads it. */
const COOKIES = { link: 'entente_link_', browser: 'entente_browser_', typed: 'entente_typed_', locale: 'entente_locale_' } as const;
type CookieName = keyof typeof COOKIES;

/** Writes one of a link's cookies. */
export function keepCookie(c: PortalContext, { services }: PortalServices, { linkId, name, value }: { linkId: string; name: CookieName; value: string }): void {
  const secure = services.config.baseUrl.startsWith('https:');
  setCookie(c, COOKIES[name] + linkId, value, { path: basePath(linkId), httpOnly: true, sameSite: 'Lax', secure, maxAge: value === '' ? 0 : COOKIE_SECONDS });
}

function cookie(c: PortalContext, linkId: string, name: CookieName): string {
  return getCookie(c, COOKIES[name] + linkId) ?? '';
}

/** What the browser brought along, before anything of it is believed. */
export type Arrival = {
  readonly place: LinkPlace;
  readonly token: string;
  readonly browser: string;
  readonly locale: Locale | null;
  readonly typed: Readonly<Record<string, string>>;
};

/** Reads a link's cookies; null where this browser has not opened the link. Makes the browser known for the forms. */
export async function arrive(c: PortalContext, portal: PortalServices): Promise<Arrival | null> {
  const linkId = c.req.param('linkId') ?? '';
  if (!Id.safeParse(linkId).success) return null;
  const token = cookie(c, linkId, 'link');
  if (!TOKEN.test(token)) return null;
  const place = await findLinkById(portal.services.database, linkId);
  if (place === null) return null;
  return { place, token, browser: knownBrowser(c, portal, linkId), locale: Locale.safeParse(cookie(c, linkId, 'locale')).data ?? null, typed: readTyped(cookie(c, linkId, 'typed')) };
}

/** The browser's own nonce for a link, or an empty text. */
export function browserNonce(c: PortalContext, linkId: string): string {
  const known = cookie(c, linkId, 'browser');
  return NONCE.test(known) ? known : '';
}

/** The same, made at the browser's first page. */
function knownBrowser(c: PortalContext, portal: PortalServices, linkId: string): string {
  const known = browserNonce(c, linkId);
  if (known !== '') return known;
  const fresh = newNonce();
  keepCookie(c, portal, { linkId, name: 'browser', value: fresh });
  return fresh;
}

function readTyped(text: string): Readonly<Record<string, string>> {
  try {
    const value: unknown = JSON.parse(Buffer.from(text.slice(0, MOST_TYPED * 2), 'base64url').toString('utf8'));
    if (typeof value !== 'object' || value === null) return {};
    return Object.fromEntries(Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
  } catch {
    return {};
  }
}

/** Keeps what was typed beside a form while a code is fetched from the mailbox. */
export function keepTyped(c: PortalContext, portal: PortalServices, { linkId, typed }: { linkId: string; typed: Readonly<Record<string, string>> }): void {
  const text = JSON.stringify(typed);
  if (text.length <= MOST_TYPED) keepCookie(c, portal, { linkId, name: 'typed', value: Buffer.from(text, 'utf8').toString('base64url') });
}

/** Runs `work` in the client's own transaction with the link's proof; the page to show where the link does not open. */
export async function withLink<Value>({ services }: PortalServices, { place, token }: Pick<Arrival, 'place' | 'token'>, work: (tx: Tx, link: LinkGrant) => Promise<Value>): Promise<Value | DoorReason> {
  return inWorkspace(services.database, { workspaceId: place.workspaceId, partyId: place.clientId }, async (tx) => {
    const link = await grantLink(tx, { linkId: place.linkId, token }, services.clock());
    if (link === null) return new DoorReason('other_browser');
    if (link.state !== 'open') return new DoorReason(link.state === 'expired' ? 'link_expired' : 'link_revoked');
    return work(tx, link);
  });
}

/** Why a link does not open its page. */
export class DoorReason {
  readonly why: DoorPage['why'];

  constructor(why: DoorPage['why']) {
    this.why = why;
  }
}

/** A visit as the pages need it. */
export function visitOf({ services }: PortalServices, { arrival, link, path, error = null }: { arrival: Arrival; link: LinkGrant; path: string; error?: PortalFormError | null }): Visit {
  return { services, link, path, error, now: services.clock(), locale: arrival.locale ?? link.actor.locale, browser: arrival.browser, typed: arrival.typed };
}

/** Where a request came from, as evidence keeps it. */
export function portalOrigin(c: PortalContext, { services }: PortalServices): Origin & { readonly channel: 'portal' } {
  return { channel: 'portal', ip: clientAddress(c, services.config.trustedProxies), userAgent: c.req.header('user-agent') ?? '', requestId: randomUUID() };
}

/** Whether a form was minted for this link and browser. */
export function isOurForm({ services }: PortalServices, { linkId, browser, fields }: { linkId: string; browser: string; fields: Readonly<Record<string, string>> }): boolean {
  const { id = '', proof = '' } = fields;
  return Id.safeParse(id).success && sameText(proof, services.secrets.formSignature(formText({ linkId, browser, id })));
}

/** What was typed into a form: its texts. */
export async function formFields(c: PortalContext): Promise<Readonly<Record<string, string>>> {
  const body = await c.req.parseBody().catch(() => ({}));
  return Object.fromEntries(Object.entries(body).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

/** The file that a form sends along; null where none was chosen. The body is read once, with the fields. */
export async function formFile(c: PortalContext): Promise<File | null> {
  const { file } = await c.req.parseBody().catch(() => ({}) as Record<string, string | File>);
  return file instanceof File && file.size > 0 ? file : null;
}

const DOOR_STATUS: Readonly<Record<DoorPage['why'], 200 | 403 | 404 | 410 | 429 | 500>> = { unknown_link: 404, other_browser: 403, link_expired: 410, link_revoked: 410, page_is_old: 403, link_mailed: 200, too_many: 429, trouble: 500 };

/** A page for somebody we cannot or must not know. It names nobody and looks the same whether the link exists or not. @param reason with where the wish for the link goes, if not to the pages of signing. */
export function doorAnswer(c: PortalContext, portal: PortalServices, reason: DoorPage['why'] | { readonly why: DoorPage['why']; readonly againAct: string }): Response {
  const { why, againAct } = typeof reason === 'string' ? { why: reason, againAct: 'again' } : reason;
  const linkId = c.req.param('linkId') ?? '';
  const known = Id.safeParse(linkId).success;
  const locale = (known ? Locale.safeParse(cookie(c, linkId, 'locale')).data : undefined) ?? localeFromHeader(c.req.header('accept-language'));
  const offersLink = known && (why === 'other_browser' || why === 'link_expired' || why === 'page_is_old');
  const again = offersLink ? mintFormFor(portal.services, { linkId, browser: knownBrowser(c, portal, linkId), act: againAct }) : null;
  return htmlAnswer(c, portal, { page: { page: 'door', locale, path: '', why, again }, status: DOOR_STATUS[why] });
}

export type PageStatus = 200 | 403 | 404 | 410 | 413 | 422 | 429 | 500;

/** A page, not to be kept, indexed or told about. */
export function htmlAnswer(c: PortalContext, { portal }: PortalServices, { page, status = 200 }: { page: PortalPage; status?: PageStatus }): Response {
  c.header('X-Robots-Tag', 'noindex, nofollow');
  c.header('Referrer-Policy', 'no-referrer');
  c.header('Cache-Control', 'no-store');
  return c.html(portal.html(page), status);
}
