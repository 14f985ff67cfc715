import type { ClientActor } from '@entente/core/kernel/actor';
import { Locale } from '@entente/core/kernel/locale';
import { refused, type Refusal } from '@entente/core/kernel/outcome';
import type { PortalPage } from '@entente/contract/signing/portal-page';
import type { RefusalCode } from '@entente/phrases/shape';
import type { AgreementGrant } from '../../agreement/agreement.access.ts';
import { inWorkspace, type Tx } from '../../platform/database/in-workspace.ts';
import { refusingRollsBack, type Answer } from '../../platform/http/operation.ts';
import { statusOf } from '../../platform/http/refusal.ts';
import type { LinkGrant } from '../link.access.ts';
import type { Typed } from '../page/deferral.actions.ts';
import { readPage } from '../page/link.actions.ts';
import { basePath, loadReading, type Reading } from '../page/signing.actions.ts';
import { agreementOfHolder } from '../us/link.actions.ts';
import { arrive, doorAnswer, DoorReason, formFields, formFile, htmlAnswer, isOurForm, keepCookie, keepTyped, portalOrigin, visitOf, withLink, type Arrival, type PortalContext, type PortalServices } from './link.portal.ts';
import { formError, grantOwn, refusedTalk, type Act, type Done, type Fields, type Runner } from './signature.portal.ts';

export type PageOf = (tx: Tx, reading: Reading, typed: Typed) => Promise<PortalPage | null> | PortalPage | null;
export type ActOf = (runner: Runner, act: Act) => Promise<Done>;

export type Showing = { readonly path: string; readonly pageOf: PageOf; readonly usPageOf?: PageOf | undefined; readonly agreementId?: string };

/** Shows a page; nothing is changed by looking. */
export async function show(c: PortalContext, portal: PortalServices, showing: Showing): Promise<Response> {
  const arrival = await arrive(c, portal);
  if (arrival === null) return doorAnswer(c, portal, 'other_browser');
  const wanted = Locale.safeParse(c.req.query('locale')).data;
  if (wanted !== undefined) {
    keepCookie(c, portal, { linkId: arrival.place.linkId, name: 'locale', value: wanted });
    return c.redirect(basePath(arrival.place.linkId) + showing.path, 303);
  }
  const page = await withLink(portal, arrival, (tx, link) => draw(tx, portal, { arrival, link, showing, typed: arrival.typed }));
  if (page === null) return doorAnswer(c, portal, 'unknown_link');
  return page instanceof DoorReason ? doorAnswer(c, portal, page.why) : htmlAnswer(c, portal, { page });
}

type Drawing = { readonly arrival: Arrival; readonly link: LinkGrant; readonly showing: Showing; readonly typed: Typed; readonly refusal?: Refusal<RefusalCode> };

async function draw(tx: Tx, portal: PortalServices, { arrival, link, showing, typed, refusal }: Drawing): Promise<PortalPage | null> {
  const { agreementId, path, pageOf, usPageOf } = showing;
  const holder = agreementId === undefined ? link : await agreementOfHolder(tx, link, agreementId);
  const own = agreementId !== undefined || link.purpose === 'sign' || usPageOf !== undefined;
  const error = refusal === undefined ? null : formError(refusal);
  const reading = holder === null || !own ? null : await loadReading(tx, visitOf(portal, { arrival: { ...arrival, typed }, link: holder, path, error }));
  if (reading === null) return null;
  return link.purpose === 'us' && usPageOf !== undefined ? usPageOf(tx, reading, typed) : pageOf(tx, reading, typed);
}

type Posting = { readonly actOf: ActOf; readonly pageOf: PageOf; readonly talk?: 'ask' | 'suggest' | 'answer'; readonly keeps?: (fields: Fields) => Record<string, string>; readonly ends?: boolean; readonly usPageOf?: PageOf; readonly looks?: (fields: Fields) => boolean };

/** @param posting.keeps what was typed and outlives the way to the mailbox; `ends` forgets it once the act is done; `usPageOf`: the standing page's link will do, and this is its page; `looks`: the page is only drawn with what was typed, and nothing is done. */
export async function post(c: PortalContext, portal: PortalServices, { actOf, pageOf, talk, keeps, usPageOf, looks, ends = false }: Posting): Promise<Response> {
  const came = await arriveWithForm(c, portal);
  if (came instanceof DoorReason) return doorAnswer(c, portal, came.why);
  const { arrival, fields, file } = came;
  const { linkId } = arrival.place;
  const link = await holderFor(portal, arrival, usPageOf !== undefined);
  if (link instanceof DoorReason) return doorAnswer(c, portal, link.why);
  if (looks?.(fields) === true) return lookedAt(c, portal, { arrival, showing: { path: '', pageOf }, typed: fields });
  const typed = keepWhatWasTyped(c, portal, { linkId, fields, keeps });
  const act = actOfVisit(c, portal, { arrival, link, fields, file });
  const done = await actOf(runnerFor(portal, arrival, link.actor), act);
  if (done.ok && ends) keepCookie(c, portal, { linkId, name: 'typed', value: '' });
  if (done.ok) return c.redirect(basePath(linkId) + done.value, 303);
  const again = talk === undefined ? pageOf : (inner: Tx, reading: Reading) => readPage(inner, reading, refusedTalk(talk, act, done.refusal));
  return refusedAnswer(c, portal, { arrival, showing: { path: '', pageOf: again, usPageOf }, typed: { ...fields, ...typed }, refusal: done.refusal });
}

function keepWhatWasTyped(c: PortalContext, portal: PortalServices, { linkId, fields, keeps }: { linkId: string; fields: Fields; keeps: Posting['keeps'] }): Record<string, string> {
  if (keeps === undefined) return {};
  const typed = keeps(fields);
  keepTyped(c, portal, { linkId, typed });
  return typed;
}

/** Who acts by a link: one for signing, or with `anyPurpose` also that of the standing page. */
async function holderFor(portal: PortalServices, arrival: Arrival, anyPurpose: boolean): Promise<LinkGrant | DoorReason> {
  const link = await withLink(portal, arrival, async (_tx, granted) => granted);
  return link instanceof DoorReason || link.purpose === 'sign' || anyPurpose ? link : new DoorReason('unknown_link');
}

/** Who holds the link and sends a form that was minted for this browser; or why nothing is done. */
export async function arriveWithForm(c: PortalContext, portal: PortalServices): Promise<{ readonly arrival: Arrival; readonly fields: Fields; readonly file: File | null } | DoorReason> {
  const arrival = await arrive(c, portal);
  if (arrival === null) return new DoorReason('other_browser');
  const fields = await formFields(c);
  const ours = isOurForm(portal, { linkId: arrival.place.linkId, browser: arrival.browser, fields });
  return ours ? { arrival, fields, file: await formFile(c) } : new DoorReason('page_is_old');
}

function actOfVisit(c: PortalContext, portal: PortalServices, { arrival, link, fields, file }: { arrival: Arrival; link: LinkGrant; fields: Fields; file: File | null }): Act {
  const { services } = portal;
  return {
    call: { services, actor: link.actor, now: services.clock(), origin: portalOrigin(c, portal) },
    fields,
    browser: arrival.browser,
    locale: Locale.safeParse(fields.locale).data ?? link.actor.locale,
    target: c.req.param('target') ?? '',
    file,
  };
}

/** The page with what was typed, and what would come of it; nothing was done. */
async function lookedAt(c: PortalContext, portal: PortalServices, drawing: Omit<Drawing, 'link'>): Promise<Response> {
  const page = await withLink(portal, drawing.arrival, (tx, link) => draw(tx, portal, { ...drawing, link }));
  if (page === null) return doorAnswer(c, portal, 'unknown_link');
  if (page instanceof DoorReason) return doorAnswer(c, portal, page.why);
  return htmlAnswer(c, portal, { page, status: 'error' in page && page.error !== null ? 422 : 200 });
}

/** The page once more, with what was typed and why it was not taken. */
export async function refusedAnswer(c: PortalContext, portal: PortalServices, drawing: Omit<Drawing, 'link'> & { readonly refusal: Refusal<RefusalCode> }): Promise<Response> {
  const page = await withLink(portal, drawing.arrival, (tx, link) => draw(tx, portal, { ...drawing, link }));
  if (page === null) return doorAnswer(c, portal, 'unknown_link');
  if (page instanceof DoorReason) return doorAnswer(c, portal, page.why);
  return htmlAnswer(c, portal, { page, status: statusOf(drawing.refusal.code) === 429 ? 429 : 422 });
}

function runnerFor({ services }: PortalServices, { place }: Arrival, actor: ClientActor): Runner {
  const context = { workspaceId: place.workspaceId, partyId: place.clientId };
  const granted = <Value>(work: (tx: Tx, grant: AgreementGrant) => Promise<Answer<Value>>) => async (tx: Tx): Promise<Answer<Value>> => {
    const grant = await grantOwn(tx, actor);
    return grant === null ? refused('not-found') : work(tx, grant);
  };
  return {
    all: (work) => refusingRollsBack((run) => inWorkspace(services.database, context, run), granted(work)),
    keeping: (work) => inWorkspace(services.database, context, granted(work)),
  };
}

