import { Hono } from 'hono';
import type { PortalFormError } from '@entente/contract/signing/portal-frame';
import type { RuleAnswer } from '@entente/core/ground-rule/rule-card';
import { RulePick } from '@entente/core/ground-rule/settle-rules';
import { Locale } from '@entente/core/kernel/locale';
import { refused, type Refusal } from '@entente/core/kernel/outcome';
import { OptionalLine } from '@entente/core/kernel/plain-text';
import { Id } from '@entente/core/kernel/values';
import type { RefusalCode } from '@entente/phrases/shape';
import { inWorkspace, type Tx } from '../../platform/database/in-workspace.ts';
import type { HeaderVariables } from '../../platform/http/headers.ts';
import { refusingRollsBack, type Answer } from '../../platform/http/operation.ts';
import type { LinkGrant } from '../../signing/link.access.ts';
import { basePath } from '../../signing/page/signing.actions.ts';
import { arrive, doorAnswer, DoorReason, htmlAnswer, isOurForm, keepCookie, visitOf, withLink, type Arrival, type PortalContext, type PortalServices } from '../../signing/portal/link.portal.ts';
import { grantRound, type RoundGrant } from '../ground-rule.access.ts';
import { agreeToRules, answerCards, reviewRules, wishForChange, type RuleCall } from '../rule-round.actions.ts';
import type { ClientActor } from '@entente/core/kernel/actor';
import { holderOfRound, rulesPage } from './ground-rule.actions.ts';

type Pages = Hono<{ Variables: HeaderVariables }>;
type Fields = Readonly<Record<string, string>>;
type Done = Answer<unknown>;
type Act = (tx: Tx, call: RuleCall<ClientActor>, sent: { readonly grant: RoundGrant; readonly actId: string; readonly fields: Fields }) => Promise<Done>;

/**
 * The cards behind a person's link, without an account and without a script. No GET changes a row; each form is minted for
 * one link, browser and showing, and happens once. Limits of size stand with the other pages of links, mounted before.
 */
export function rulePages(portal: PortalServices): Pages {
  const pages: Pages = new Hono();
  pages.onError((error, c) => {
    portal.report(error);
    return doorAnswer(c as PortalContext, portal, 'trouble');
  });
  pages.get('/portal/:linkId/rules', (c) => show(c, portal));
  pages.get('/portal/:linkId/rules/:agreementId', (c) => show(c, portal));
  pages.post('/portal/:linkId/rules/:roundId/answer', (c) => post(c, portal, (tx, call, { grant, actId, fields }) => answerCards(tx, call, { grant, actId, answers: answersIn(fields) })));
  pages.post('/portal/:linkId/rules/:roundId/works', (c) => post(c, portal, (tx, call, { grant, actId, fields }) => agreeToRules(tx, call, { grant, actId, picks: picksIn(fields) })));
  pages.post('/portal/:linkId/rules/:roundId/still', (c) => post(c, portal, reviewRules));
  pages.post('/portal/:linkId/rules/:roundId/change', (c) => post(c, portal, wishForChange));
  return pages;
}

async function show(c: PortalContext, portal: PortalServices): Promise<Response> {
  const arrival = await arrive(c, portal);
  if (arrival === null) return doorAnswer(c, portal, 'other_browser');
  const agreementId = c.req.param('agreementId') ?? null;
  const path = agreementId === null ? '/rules' : `/rules/${agreementId}`;
  const wanted = Locale.safeParse(c.req.query('locale')).data;
  if (wanted !== undefined) {
    keepCookie(c, portal, { linkId: arrival.place.linkId, name: 'locale', value: wanted });
    return c.redirect(basePath(arrival.place.linkId) + path, 303);
  }
  return pageAnswer(c, portal, { arrival, agreementId, path, error: null });
}

type Showing = { readonly arrival: Arrival; readonly agreementId: string | null; readonly path: string; readonly error: PortalFormError | null };

async function pageAnswer(c: PortalContext, portal: PortalServices, { arrival, agreementId, path, error }: Showing): Promise<Response> {
  const page = await withLink(portal, arrival, (tx, link: LinkGrant) => rulesPage(tx, visitOf(portal, { arrival, link, path, error }), agreementId));
  if (page === null) return doorAnswer(c, portal, 'unknown_link');
  return page instanceof DoorReason ? doorAnswer(c, portal, page.why) : htmlAnswer(c, portal, { page, status: error === null ? 200 : 422 });
}

async function post(c: PortalContext, portal: PortalServices, act: Act): Promise<Response> {
  const arrival = await arrive(c, portal);
  if (arrival === null) return doorAnswer(c, portal, 'other_browser');
  const fields = await formFields(c);
  const { linkId, workspaceId, clientId } = arrival.place;
  if (!isOurForm(portal, { linkId, browser: arrival.browser, fields })) return doorAnswer(c, portal, 'page_is_old');
  const link = await withLink(portal, arrival, async (_tx, granted) => granted);
  if (link instanceof DoorReason) return doorAnswer(c, portal, link.why);
  const { services } = portal;
  const roundId = c.req.param('roundId') ?? '';
  let agreementId: string | null = null;
  const done = await refusingRollsBack((run) => inWorkspace(services.database, { workspaceId, partyId: clientId }, run), async (tx: Tx): Promise<Done> => {
    const holder = Id.safeParse(roundId).success ? await holderOfRound(tx, link, roundId) : null;
    const grant = holder === null ? null : await grantRound(tx, holder.actor, roundId);
    if (holder === null || grant === null) return refused('not-found');
    agreementId = grant.agreementId;
    return act(tx, { services, actor: holder.actor, now: services.clock() }, { grant, actId: fields.id ?? '', fields });
  });
  if (done.ok) return c.redirect(`${basePath(linkId)}/rules/${agreementId ?? ''}`, 303);
  if (done.refusal.code === 'not-found') return doorAnswer(c, portal, 'unknown_link');
  return pageAnswer(c, portal, { arrival, agreementId, path: `/rules/${agreementId ?? ''}`, error: formError(done.refusal) });
}

function formError({ code, detail = {} }: Refusal<RefusalCode>): PortalFormError {
  return { field: null, code, detail: { ...detail } };
}

const CHOICE = 'card-';
const WORDS = 'words-';

/** What was tapped and written: words of one's own count before a choice; a card with neither is skipped. */
function answersIn(fields: Fields): RuleAnswer[] {
  const cards = new Set(Object.keys(fields).flatMap((name) => (name.startsWith(CHOICE) ? [name.slice(CHOICE.length)] : name.startsWith(WORDS) ? [name.slice(WORDS.length)] : [])));
  return [...cards].flatMap((card) => {
    const words = OptionalLine(300).safeParse(fields[WORDS + card] ?? '').data ?? '';
    const choice = words === '' ? (fields[CHOICE + card] ?? '') : '';
    return choice === '' && words === '' ? [] : [{ card, choice, words }];
  });
}

function picksIn(fields: Fields): RulePick[] {
  return Object.entries(fields).flatMap(([name, pick]) => (name.startsWith(CHOICE) ? (RulePick.safeParse({ card: name.slice(CHOICE.length), pick }).data ?? []) : []));
}

async function formFields(c: PortalContext): Promise<Fields> {
  const body = await c.req.parseBody().catch(() => ({}));
  return Object.fromEntries(Object.entries(body).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}
