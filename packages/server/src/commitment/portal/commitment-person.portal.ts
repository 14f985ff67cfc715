import type { PortalFormError } from '@entente/contract/signing/portal-frame';
import type { PortalPage } from '@entente/contract/signing/portal-page';
import type { PersonActor } from '@entente/core/kernel/actor';
import { Locale } from '@entente/core/kernel/locale';
import type { Refusal } from '@entente/core/kernel/outcome';
import type { RefusalCode } from '@entente/phrases/shape';
import { inWorkspace, type Tx } from '../../platform/database/in-workspace.ts';
import { refusingRollsBack, type Answer } from '../../platform/http/operation.ts';
import { basePath } from '../../signing/page/signing.actions.ts';
import { arrive, doorAnswer, DoorReason, htmlAnswer, isOurForm, keepCookie, type Arrival, type PortalContext, type PortalServices } from '../../signing/portal/link.portal.ts';
import { grantPerson } from '../commitment.access.ts';

export type Fields = Readonly<Record<string, string>>;
export type PersonAct<Did extends string = string> = (tx: Tx, actor: PersonActor, sent: { readonly id: string; readonly fields: Fields; readonly now: Date }) => Promise<Answer<{ did: Did }>>;
/** What a page shows beside its rows: what was just done, or what was typed and refused. */
export type Shown = { readonly did?: string | null; readonly typed?: Fields; readonly error?: PortalFormError | null };
export type PersonDrawing = { readonly portal: PortalServices; readonly arrival: Arrival; readonly actor: PersonActor; readonly shown: Shown };

/** A page of a person known by a link: where its acts lead, how it is drawn, beside which field a refusal is said. */
export type PersonPage = {
  readonly place: 'promises' | 'expectations' | 'meetings' | 'news';
  readonly dids: readonly string[];
  readonly fieldOf: Partial<Record<RefusalCode, string>>;
  readonly draw: (tx: Tx, c: PortalContext, drawing: PersonDrawing) => Promise<PortalPage | null>;
};

export const AGAIN = 'promises/again';

/** Runs `work` in the client's own transaction with the person the link stands for; or why the link does not open. */
export async function withPerson<Value>({ services }: PortalServices, { place, token }: Arrival, work: (tx: Tx, actor: PersonActor) => Promise<Value>): Promise<Value | DoorReason> {
  return inWorkspace(services.database, { workspaceId: place.workspaceId, partyId: place.clientId }, async (tx) => {
    const grant = await grantPerson(tx, { linkId: place.linkId, token }, services.clock());
    if (grant === null) return new DoorReason('other_browser');
    return grant.state === 'open' ? work(tx, grant.actor) : new DoorReason(grant.state === 'expired' ? 'link_expired' : 'link_revoked');
  });
}

/** Shows a page; nothing is changed by looking. */
export async function showPage(c: PortalContext, portal: PortalServices, { dids, draw }: PersonPage): Promise<Response> {
  const arrival = await arrive(c, portal);
  if (arrival === null) return doorAnswer(c, portal, { why: 'other_browser', againAct: AGAIN });
  const wanted = Locale.safeParse(c.req.query('locale')).data;
  if (wanted !== undefined) {
    keepCookie(c, portal, { linkId: arrival.place.linkId, name: 'locale', value: wanted });
    return c.redirect(c.req.path, 303);
  }
  const did = c.req.query('did') ?? '';
  const page = await withPerson(portal, arrival, (tx, actor) => draw(tx, c, { portal, arrival, actor, shown: { did: dids.includes(did) ? did : null } }));
  return pageAnswer(c, portal, { page, status: 200 });
}

function pageAnswer(c: PortalContext, portal: PortalServices, { page, status }: { page: PortalPage | DoorReason | null; status: 200 | 422 }): Response {
  if (page === null) return doorAnswer(c, portal, 'unknown_link');
  return page instanceof DoorReason ? doorAnswer(c, portal, { why: page.why, againAct: AGAIN }) : htmlAnswer(c, portal, { page, status });
}

/** One act: the form is ours, the person is known, and it happens once. @param posting.id the record it is about; empty where it is about none. */
export async function postAct(c: PortalContext, portal: PortalServices, { page: { place, fieldOf, draw }, act, id = '' }: { page: PersonPage; act: PersonAct; id?: string | undefined }): Promise<Response> {
  const arrival = await arrive(c, portal);
  if (arrival === null) return doorAnswer(c, portal, { why: 'other_browser', againAct: AGAIN });
  const fields = await formFields(c);
  const { linkId, workspaceId, clientId: partyId } = arrival.place;
  if (!isOurForm(portal, { linkId, browser: arrival.browser, fields })) return doorAnswer(c, portal, { why: 'page_is_old', againAct: AGAIN });
  const known = await withPerson(portal, arrival, async (_tx, actor) => actor);
  if (known instanceof DoorReason) return doorAnswer(c, portal, { why: known.why, againAct: AGAIN });
  const done = await refusingRollsBack((run) => inWorkspace(portal.services.database, { workspaceId, partyId }, run), (tx: Tx) => act(tx, known, { id, fields, now: portal.services.clock() }));
  if (done.ok) return c.redirect(`${basePath(linkId)}/${place}?did=${done.value.did}`, 303);
  const { refusal } = done;
  if (refusal.code === 'not-found') return doorAnswer(c, portal, 'unknown_link');
  const page = await withPerson(portal, arrival, (tx, actor) => draw(tx, c, { portal, arrival, actor, shown: { typed: fields, error: formError(refusal, fieldOf) } }));
  return pageAnswer(c, portal, { page, status: 422 });
}

function formError({ code, detail = {} }: Refusal<RefusalCode>, fieldOf: PersonPage['fieldOf']): PortalFormError {
  return { field: fieldOf[code] ?? null, code, detail: { ...detail } };
}

export async function formFields(c: PortalContext): Promise<Fields> {
  const body = await c.req.parseBody().catch(() => ({}));
  return Object.fromEntries(Object.entries(body).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}
