import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { compress } from 'hono/compress';
import { MOST_RETURNED_MEGABYTES } from '@entente/core/signing/returned-file';
import type { HeaderVariables } from '../platform/http/headers.ts';
import { changePages, changePath } from './change/link.portal.ts';
import { frameworkPage } from './framework/link.actions.ts';
import { findLinkByToken } from './link.access.ts';
import { mailLinkAgain } from './link.actions.ts';
import { devicesPage } from './page/device-key-end.actions.ts';
import { declinePage, laterPage, notMePage, someoneElsePage } from './page/deferral.actions.ts';
import { readPage, settledPage, startPage } from './page/link.actions.ts';
import { revokePage } from './page/revocation.actions.ts';
import { basePath } from './page/signing.actions.ts';
import { arrive, browserNonce, doorAnswer, DoorReason, formFields, isOurForm, keepCookie, portalOrigin, withLink, type PortalContext, type PortalServices } from './portal/link.portal.ts';
import { askForCallingOffCode, callOffDevice, keyTyped } from './portal/device-key-end.portal.ts';
import { answerBack, askForCode, askForDelegationCode, callOff, confirmDeviceCode, decline, defer, delegate, grantOwn, line, notMe, remark, reviewOf, revoke, sign, signWithReturnedFile, takeBackOwn, tickedBoxes, type Fields } from './portal/signature.portal.ts';
import { arriveWithForm, post, refusedAnswer, show, type PageOf, type Showing } from './portal/view.portal.ts';
import { responsibilitiesPage } from './responsibility/link.actions.ts';
import { fileOfHolder, signLinkOfHolder, NO_GUESTS, usPage, type UsGuests } from './us/link.actions.ts';
import { recordLook } from './view.actions.ts';

type Pages = Hono<{ Variables: HeaderVariables }>;

const MOST_FORM_BYTES = 64 * 1024;
const MOST_FILE_BYTES = MOST_RETURNED_MEGABYTES * 1024 * 1024 + MOST_FORM_BYTES;
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** The ways out, which close with the agreement: then the start page says what became of it. */
const unlessSettled = (page: PageOf): PageOf => async (tx, reading, typed) => (await settledPage(tx, reading)) ?? page(tx, reading, typed);
const declinePageOf = unlessSettled((_tx, reading, typed) => declinePage(reading, typed));
const laterPageOf = unlessSettled((_tx, reading, typed) => laterPage(reading, typed));
const someoneElsePageOf = unlessSettled((tx, reading, typed) => someoneElsePage(tx, reading, typed));
const notMePageOf = unlessSettled((_tx, reading, typed) => notMePage(reading, typed));
/** Where there is nothing to go back on, the start page says where the agreement stands. */
const revokePageOf: PageOf = async (tx, reading, typed) => (await revokePage(tx, reading, typed)) ?? startPage(tx, reading);
const responsibilitiesPageOf = (personId: string | undefined): PageOf => (_tx, reading) => responsibilitiesPage(reading, personId ?? null);
const readPageOf: PageOf = (tx, reading) => readPage(tx, reading, null);
const frameworkPageOf: PageOf = (tx, reading) => frameworkPage(tx, reading, (other) => readPage(tx, other, null));

/**
 * The client's side: pages behind a link, without an account. No GET or HEAD changes a row: mail scanners
 * open links, follow them and run what they find. What is said or signed comes by a form that was minted
 * for this link and this browser.
 * @param guests what areas below have for the standing page.
 */
export function portalPages(portal: PortalServices, guests: UsGuests = NO_GUESTS): Pages {
  const pages: Pages = new Hono();
  pages.onError((error, c) => {
    portal.report(error);
    return doorAnswer(c as PortalContext, portal, 'trouble');
  });
  pages.use('/portal/*', compress());
  const forms = bodyLimit({ maxSize: MOST_FORM_BYTES, onError: (c) => doorAnswer(c as PortalContext, portal, 'page_is_old') });
  pages.use('/portal/*', (c, next) => (c.req.path.endsWith('/signed-file') ? next() : forms(c, next)));
  pages.use('/portal/:linkId/signed-file', bodyLimit({ maxSize: MOST_FILE_BYTES, onError: (c) => tooLarge(c as PortalContext, portal) }));
  pages.get('/l/:token', (c) => openLink(c, portal));
  pages.get('/portal/:linkId', (c) => show(c, portal, { path: '', pageOf: startPage, usPageOf: (tx, reading) => usPage(tx, reading, guests) }));
  pages.get('/portal/:linkId/read', (c) => show(c, portal, { path: '/read', pageOf: readPageOf }));
  pages.get('/portal/:linkId/framework', (c) => show(c, portal, { path: '/framework', pageOf: frameworkPageOf }));
  pages.get('/portal/:linkId/decline', (c) => show(c, portal, { path: '/decline', pageOf: declinePageOf }));
  pages.get('/portal/:linkId/later', (c) => show(c, portal, { path: '/later', pageOf: laterPageOf }));
  pages.get('/portal/:linkId/someone-else', (c) => show(c, portal, { path: '/someone-else', pageOf: someoneElsePageOf }));
  pages.get('/portal/:linkId/not-me', (c) => show(c, portal, { path: '/not-me', pageOf: notMePageOf }));
  pages.get('/portal/:linkId/withdraw', (c) => show(c, portal, { path: '/withdraw', pageOf: revokePageOf }));
  pages.get('/portal/:linkId/devices', (c) => show(c, portal, DEVICES));
  pages.get('/portal/:linkId/responsibilities/:personId?', (c) => show(c, portal, { path: below('/responsibilities', c.req.param('personId')), pageOf: responsibilitiesPageOf(c.req.param('personId')) }));
  pages.get('/portal/:linkId/mailed', (c) => doorAnswer(c, portal, 'link_mailed'));
  pages.get('/portal/:linkId/file/:kind', (c) => sendFile(c, portal, null));
  standingPages(pages, portal);
  acts(pages, portal);
  changePages(pages, portal);
  return pages;
}

function below(path: string, id: string | undefined): string {
  return id === undefined ? path : `${path}/${id}`;
}

/** The standing page leads to every agreement that its holder signs with this provider. */
function standingPages(pages: Pages, portal: PortalServices): void {
  pages.get('/portal/:linkId/agreement/:agreementId', (c) => show(c, portal, { path: `/agreement/${c.req.param('agreementId')}`, pageOf: readPageOf, agreementId: c.req.param('agreementId') }));
  pages.get('/portal/:linkId/agreement/:agreementId/responsibilities/:personId?', (c) => {
    const { agreementId, personId } = c.req.param();
    return show(c, portal, { path: below(`/agreement/${agreementId}/responsibilities`, personId), pageOf: responsibilitiesPageOf(personId), agreementId });
  });
  pages.get('/portal/:linkId/agreement/:agreementId/file/:kind', (c) => sendFile(c, portal, c.req.param('agreementId')));
  pages.get('/portal/:linkId/open/:agreementId', (c) => openOther(c, portal));
}

function acts(pages: Pages, portal: PortalServices): void {
  const start: PageOf = startPage;
  pages.post('/portal/:linkId/code', (c) => post(c, portal, { actOf: askForCode, pageOf: start, keeps: signTyped }));
  pages.post('/portal/:linkId/device-code', (c) => post(c, portal, { actOf: confirmDeviceCode, pageOf: start, keeps: signTyped }));
  pages.post('/portal/:linkId/sign', (c) => post(c, portal, { actOf: sign, pageOf: start, keeps: signTyped, ends: true }));
  pages.post('/portal/:linkId/signed-file', (c) => post(c, portal, { actOf: signWithReturnedFile, pageOf: start, keeps: signTyped, ends: true }));
  pages.post('/portal/:linkId/scan/:target/confirm', (c) => post(c, portal, { actOf: (runner, act) => reviewOf(runner, act, 'confirmed'), pageOf: start }));
  pages.post('/portal/:linkId/scan/:target/refuse', (c) => post(c, portal, { actOf: (runner, act) => reviewOf(runner, act, 'refused'), pageOf: start }));
  pages.post('/portal/:linkId/take-back', (c) => post(c, portal, { actOf: takeBackOwn, pageOf: start }));
  pages.post('/portal/:linkId/ask/:target', (c) => post(c, portal, { actOf: (runner, act) => remark(runner, act, 'question'), pageOf: readPageOf, talk: 'ask' }));
  pages.post('/portal/:linkId/suggest/:target', (c) => post(c, portal, { actOf: (runner, act) => remark(runner, act, 'proposal'), pageOf: readPageOf, talk: 'suggest' }));
  pages.post('/portal/:linkId/answer/:target', (c) => post(c, portal, { actOf: answerBack, pageOf: readPageOf, talk: 'answer' }));
  pages.post('/portal/:linkId/decline', (c) => post(c, portal, { actOf: decline, pageOf: declinePageOf }));
  pages.post('/portal/:linkId/later', (c) => post(c, portal, { actOf: defer, pageOf: laterPageOf }));
  pages.post('/portal/:linkId/someone-else/code', (c) => post(c, portal, { actOf: askForDelegationCode, pageOf: someoneElsePageOf, keeps: namedTyped }));
  pages.post('/portal/:linkId/someone-else', (c) => post(c, portal, { actOf: delegate, pageOf: someoneElsePageOf, keeps: namedTyped, ends: true }));
  pages.post('/portal/:linkId/not-me', (c) => post(c, portal, { actOf: notMe, pageOf: notMePageOf }));
  pages.post('/portal/:linkId/withdraw', (c) => post(c, portal, { actOf: revoke, pageOf: revokePageOf }));
  pages.post('/portal/:linkId/devices/code', (c) => post(c, portal, { actOf: askForCallingOffCode, pageOf: devicesPage, keeps: keyTyped, usPageOf: devicesPage }));
  pages.post('/portal/:linkId/devices', (c) => post(c, portal, { actOf: callOffDevice, pageOf: devicesPage, keeps: keyTyped, ends: true, usPageOf: devicesPage }));
  pages.post('/portal/:linkId/call-off', (c) => post(c, portal, { actOf: callOff, pageOf: start }));
  pages.post('/portal/:linkId/seen', (c) => seen(c, portal));
  pages.post('/portal/:linkId/again', (c) => again(c, portal));
}

/** Where a link in a mail may lead besides its start. */
const PLACES: ReadonlyMap<string, string> = new Map([['promises', '/promises'], ['expectations', '/expectations'], ['news', '/news'], ['rules', '/rules'], ['meetings', '/meetings']]);

/** Exchanges the token of a mail for a cookie of its own page and takes it out of the address. */
async function openLink(c: PortalContext, portal: PortalServices): Promise<Response> {
  const token = c.req.param('token') ?? '';
  const place = TOKEN.test(token) ? await findLinkByToken(portal.services.database, token) : null;
  if (place === null) return doorAnswer(c, portal, 'unknown_link');
  keepCookie(c, portal, { linkId: place.linkId, name: 'link', value: token });
  c.header('Referrer-Policy', 'no-referrer');
  c.header('X-Robots-Tag', 'noindex, nofollow');
  return c.redirect(basePath(place.linkId) + (PLACES.get(c.req.query('to') ?? '') ?? ''), 303);
}

/** The page of one's devices opens from either link: whoever lost a phone a year later holds the standing page's. */
const DEVICES: Showing = { path: '/devices', pageOf: devicesPage, usPageOf: devicesPage };

/** A file that nobody reads: the page once more, with what it may be. */
async function tooLarge(c: PortalContext, portal: PortalServices): Promise<Response> {
  const arrival = await arrive(c, portal);
  if (arrival === null) return doorAnswer(c, portal, 'other_browser');
  const refusal = { code: 'returned-file-is-too-large', detail: { megabytes: MOST_RETURNED_MEGABYTES } } as const;
  return refusedAnswer(c, portal, { arrival, showing: { path: '', pageOf: startPage }, typed: arrival.typed, refusal });
}

function signTyped(fields: Fields): Record<string, string> {
  return { name: line(fields, 'name'), role: line(fields, 'role'), behalf: line(fields, 'behalf'), consents: tickedBoxes(fields).join(' ') };
}

function namedTyped(fields: Fields): Record<string, string> {
  return { toName: line(fields, 'toName'), toEmail: line(fields, 'toEmail') };
}

/** A person's gesture on the page: the only thing besides an act that counts as having looked. */
async function seen(c: PortalContext, portal: PortalServices): Promise<Response> {
  const came = await arriveWithForm(c, portal);
  if (came instanceof DoorReason) return c.body(null, 403);
  await withLink(portal, came.arrival, async (tx, link) => {
    const grant = await grantOwn(tx, link.actor);
    if (grant !== null) await recordLook(tx, { services: portal.services, actor: link.actor, now: portal.services.clock(), origin: portalOrigin(c, portal) }, grant);
  });
  return c.body(null, 204);
}

/** Mails the link once more to its own address; the answer is the same whether or not there is one. */
async function again(c: PortalContext, portal: PortalServices): Promise<Response> {
  const linkId = c.req.param('linkId') ?? '';
  const fields = await formFields(c);
  if (!isOurForm(portal, { linkId, browser: browserNonce(c, linkId), fields })) return doorAnswer(c, portal, 'page_is_old');
  await mailLinkAgain(portal.services, linkId);
  return c.redirect(`${basePath(linkId)}/mailed`, 303);
}

/** Where the standing page leads besides the start. */
const OTHER_PAGES: ReadonlyMap<string, string> = new Map([['read', '/read'], ['withdraw', '/withdraw']]);

/** From the standing page to the page on which one agreement is signed: the same person's own link. */
async function openOther(c: PortalContext, portal: PortalServices): Promise<Response> {
  const arrival = await arrive(c, portal);
  if (arrival === null) return doorAnswer(c, portal, 'other_browser');
  const other = await withLink(portal, arrival, (tx, link) => signLinkOfHolder(tx, portal.services, { link, agreementId: c.req.param('agreementId') ?? '' }));
  if (other === null) return doorAnswer(c, portal, 'unknown_link');
  if (other instanceof DoorReason) return doorAnswer(c, portal, other.why);
  keepCookie(c, portal, { linkId: other.linkId, name: 'link', value: other.token });
  const to = c.req.query('to') ?? '';
  return c.redirect(basePath(other.linkId) + (OTHER_PAGES.get(to) ?? changePath(to) ?? ''), 303);
}

/** The sealed PDF or the evidence, as it was kept. */
async function sendFile(c: PortalContext, portal: PortalServices, agreementId: string | null): Promise<Response> {
  const arrival = await arrive(c, portal);
  if (arrival === null) return doorAnswer(c, portal, 'other_browser');
  const file = await withLink(portal, arrival, (tx, link) => fileOfHolder(tx, { link, agreementId: agreementId ?? link.actor.agreementId, kind: c.req.param('kind') ?? '', now: portal.services.clock() }));
  if (file === null) return doorAnswer(c, portal, 'unknown_link');
  if (file instanceof DoorReason) return doorAnswer(c, portal, file.why);
  const headers = { 'Content-Type': file.mediaType, 'Content-Length': String(file.bytes), 'Content-Disposition': `attachment; filename="${file.name.replaceAll(/[^A-Za-z0-9._-]/g, '_')}"`, 'Content-Security-Policy': "default-src 'none'; sandbox", 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex, nofollow' };
  return new Response(portal.services.files.read(arrival.place.workspaceId, file.sha256) as unknown as ReadableStream, { headers });
}
