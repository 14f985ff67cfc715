import { Hono } from 'hono';
import { CommitmentAnswer } from '@entente/contract/commitment/commitment.contract';
import type { PortalFormError } from '@entente/contract/signing/portal-frame';
import type { PortalPage } from '@entente/contract/signing/portal-page';
import type { PromisesPage } from '@entente/contract/signing/portal-promises';
import { LADDERS, type Ladder } from '@entente/core/commitment/reminder-ladder';
import type { PersonActor } from '@entente/core/kernel/actor';
import { Locale } from '@entente/core/kernel/locale';
import { granted, refused, type Refusal } from '@entente/core/kernel/outcome';
import { EmailAddress, Id } from '@entente/core/kernel/values';
import type { RefusalCode } from '@entente/phrases/shape';
import { inWorkspace, type Tx } from '../../platform/database/in-workspace.ts';
import type { HeaderVariables } from '../../platform/http/headers.ts';
import { refusingRollsBack, type Answer } from '../../platform/http/operation.ts';
import { basePath } from '../../signing/page/signing.actions.ts';
import { arrive, doorAnswer, DoorReason, htmlAnswer, isOurForm, keepCookie, browserNonce, type Arrival, type PortalContext, type PortalServices } from '../../signing/portal/link.portal.ts';
import { mailPersonLinkAgain } from '../again/commitment-person.actions.ts';
import { answerCommitment, reopenCommitment } from '../answer/commitment.actions.ts';
import { grantOwnCommitment, grantPerson } from '../commitment.access.ts';
import { chooseLadder } from '../commitment-person.actions.ts';
import { promisePage, promisesPage, type PromiseVisit } from './commitment.view.ts';

type Pages = Hono<{ Variables: HeaderVariables }>;
type Fields = Readonly<Record<string, string>>;
type Did = NonNullable<PromisesPage['did']>;
type Outcome = Answer<{ did: Did }>;
type Act = (tx: Tx, actor: PersonActor, sent: { readonly id: string; readonly fields: Fields; readonly now: Date }) => Promise<Outcome>;
type Shown = { readonly did?: PromisesPage['did']; readonly typed?: Fields; readonly error?: PortalFormError | null };

const AGAIN = 'promises/again';
const DIDS: readonly string[] = ['done', 'time', 'stuck', 'someone_else', 'ladder', 'reopened'];
/** The field beside which a refusal is said. */
const FIELDS: Partial<Record<RefusalCode, string>> = { 'commitment-day-is-not-later': 'day', 'commitment-day-is-too-late': 'day', 'commitment-needs-words': 'words', 'commitment-needs-person': 'person' };

/**
 * What both sides promised, behind a link, without an account and without a script. No GET or HEAD changes a row;
 * each form is minted for one link, browser and showing, and what it does happens once. The limits of size stand
 * with the other pages of links, which are mounted before.
 */
export function promisePages(portal: PortalServices): Pages {
  const pages: Pages = new Hono();
  pages.onError((error, c) => {
    portal.report(error);
    return doorAnswer(c as PortalContext, portal, 'trouble');
  });
  pages.get('/portal/:linkId/promises', (c) => show(c, portal));
  pages.get('/portal/:linkId/promises/:promiseId', (c) => show(c, portal));
  pages.post('/portal/:linkId/promises/again', (c) => again(c, portal));
  pages.post('/portal/:linkId/promises/ladder', (c) => post(c, portal, takeLadder));
  pages.post('/portal/:linkId/promises/:promiseId/done', (c) => post(c, portal, answered('done', () => ({ answer: 'done' }))));
  pages.post('/portal/:linkId/promises/:promiseId/time', (c) => post(c, portal, answered('time', timeAnswer)));
  pages.post('/portal/:linkId/promises/:promiseId/stuck', (c) => post(c, portal, answered('stuck', ({ words = '' }) => ({ answer: 'stuck', words }))));
  pages.post('/portal/:linkId/promises/:promiseId/someone-else', (c) => post(c, portal, answered('someone_else', personAnswer)));
  pages.post('/portal/:linkId/promises/:promiseId/reopen', (c) => post(c, portal, takeBack));
  return pages;
}

/** Runs `work` in the client's own transaction with the person the link stands for; or why the link does not open. */
async function withPerson<Value>({ services }: PortalServices, { place, token }: Arrival, work: (tx: Tx, actor: PersonActor) => Promise<Value>): Promise<Value | DoorReason> {
  return inWorkspace(services.database, { workspaceId: place.workspaceId, partyId: place.clientId }, async (tx) => {
    const grant = await grantPerson(tx, { linkId: place.linkId, token }, services.clock());
    if (grant === null) return new DoorReason('other_browser');
    return grant.state === 'open' ? work(tx, grant.actor) : new DoorReason(grant.state === 'expired' ? 'link_expired' : 'link_revoked');
  });
}

async function show(c: PortalContext, portal: PortalServices): Promise<Response> {
  const arrival = await arrive(c, portal);
  if (arrival === null) return doorAnswer(c, portal, { why: 'other_browser', againAct: AGAIN });
  const wanted = Locale.safeParse(c.req.query('locale')).data;
  if (wanted !== undefined) {
    keepCookie(c, portal, { linkId: arrival.place.linkId, name: 'locale', value: wanted });
    return c.redirect(c.req.path, 303);
  }
  const did = c.req.query('did') ?? '';
  const page = await withPerson(portal, arrival, (tx, actor) => draw(tx, c, { portal, arrival, actor, shown: { did: DIDS.includes(did) ? (did as Did) : null } }));
  return pageAnswer(c, portal, { page, status: 200 });
}

type Drawing = { readonly portal: PortalServices; readonly arrival: Arrival; readonly actor: PersonActor; readonly shown: Shown };

async function draw(tx: Tx, c: PortalContext, { portal: { services }, arrival, actor, shown }: Drawing): Promise<PortalPage | null> {
  const promiseId = c.req.param('promiseId');
  const visit: PromiseVisit = {
    services, actor,
    now: services.clock(),
    locale: arrival.locale ?? actor.locale,
    browser: arrival.browser,
    path: promiseId === undefined ? '/promises' : `/promises/${promiseId}`,
    did: shown.did ?? null,
    typed: shown.typed ?? {},
    error: shown.error ?? null,
  };
  // What was answered elsewhere meanwhile has no page of its own any more: the reader is shown everything.
  const one = promiseId === undefined ? null : await promisePage(tx, visit, promiseId);
  return one ?? (promiseId !== undefined && c.req.method === 'GET' ? null : promisesPage(tx, visit));
}

function pageAnswer(c: PortalContext, portal: PortalServices, { page, status }: { page: PortalPage | DoorReason | null; status: 200 | 422 }): Response {
  if (page === null) return doorAnswer(c, portal, 'unknown_link');
  return page instanceof DoorReason ? doorAnswer(c, portal, { why: page.why, againAct: AGAIN }) : htmlAnswer(c, portal, { page, status });
}

/** One act: the form is ours, the person is known, and it happens once. */
async function post(c: PortalContext, portal: PortalServices, act: Act): Promise<Response> {
  const arrival = await arrive(c, portal);
  if (arrival === null) return doorAnswer(c, portal, { why: 'other_browser', againAct: AGAIN });
  const fields = await formFields(c);
  const { linkId } = arrival.place;
  if (!isOurForm(portal, { linkId, browser: arrival.browser, fields })) return doorAnswer(c, portal, { why: 'page_is_old', againAct: AGAIN });
  const known = await withPerson(portal, arrival, async (_tx, actor) => actor);
  if (known instanceof DoorReason) return doorAnswer(c, portal, { why: known.why, againAct: AGAIN });
  const place = { workspaceId: arrival.place.workspaceId, partyId: arrival.place.clientId };
  const done = await refusingRollsBack((run) => inWorkspace(portal.services.database, place, run), (tx: Tx) => act(tx, known, { id: c.req.param('promiseId') ?? '', fields, now: portal.services.clock() }));
  if (done.ok) return c.redirect(`${basePath(linkId)}/promises?did=${done.value.did}`, 303);
  if (done.refusal.code === 'not-found') return doorAnswer(c, portal, 'unknown_link');
  const page = await withPerson(portal, arrival, (tx, actor) => draw(tx, c, { portal, arrival, actor, shown: { typed: fields, error: formError(done.refusal) } }));
  return pageAnswer(c, portal, { page, status: 422 });
}

function formError({ code, detail = {} }: Refusal<RefusalCode>): PortalFormError {
  return { field: FIELDS[code] ?? null, code, detail: { ...detail } };
}

/** One of the four answers, by the person it applies to. */
function answered(did: Did, answerOf: (fields: Fields) => unknown): Act {
  return async (tx, actor, { id, fields, now }) => {
    const grant = Id.safeParse(id).success ? await grantOwnCommitment(tx, actor, id) : null;
    if (grant === null) return refused('not-found');
    const answer = CommitmentAnswer.safeParse(answerOf(fields));
    if (!answer.success) return refused(INCOMPLETE[did]);
    const outcome = await answerCommitment(tx, { actor, now }, { grant, answer: answer.data, eventId: fields.id ?? '' });
    return outcome.ok ? granted({ did }) : outcome;
  };
}

const INCOMPLETE: Readonly<Record<Did, RefusalCode>> = { done: 'input-is-wrong', ladder: 'input-is-wrong', reopened: 'input-is-wrong', time: 'commitment-day-is-not-later', stuck: 'commitment-needs-words', someone_else: 'commitment-needs-person' };

function timeAnswer({ choice = '', day = '', reason = '' }: Fields): unknown {
  return { answer: 'time', day: choice === 'day' || choice === '' ? day : choice, reason };
}

function personAnswer({ toName = '', toEmail = '' }: Fields): unknown {
  return { answer: 'someone_else', person: { kind: 'new', name: toName, email: EmailAddress.safeParse(toEmail).data ?? '' } };
}

const takeBack: Act = async (tx, actor, { id, fields, now }) => {
  const grant = Id.safeParse(id).success ? await grantOwnCommitment(tx, actor, id) : null;
  if (grant === null) return refused('not-found');
  const outcome = await reopenCommitment(tx, { actor, now }, { grant, eventId: fields.id ?? '' });
  return outcome.ok ? granted({ did: 'reopened' }) : outcome;
};

const takeLadder: Act = async (tx, actor, { fields }) => {
  const ladder = LADDERS.find((one) => one === fields.ladder) as Ladder | undefined;
  if (ladder === undefined) return refused('input-is-wrong');
  await chooseLadder(tx, actor.personId, ladder);
  return granted({ did: 'ladder' });
};

/** Mails the link once more to its own address; the answer is the same whether or not there is one. */
async function again(c: PortalContext, portal: PortalServices): Promise<Response> {
  const linkId = c.req.param('linkId') ?? '';
  const fields = await formFields(c);
  if (!isOurForm(portal, { linkId, browser: browserNonce(c, linkId), fields })) return doorAnswer(c, portal, { why: 'page_is_old', againAct: AGAIN });
  await mailPersonLinkAgain(portal.services, linkId);
  return c.redirect(`${basePath(linkId)}/mailed`, 303);
}

async function formFields(c: PortalContext): Promise<Fields> {
  const body = await c.req.parseBody().catch(() => ({}));
  return Object.fromEntries(Object.entries(body).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}
