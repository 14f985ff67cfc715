import type { Hono } from 'hono';
import { PROPOSAL_FIELDS, PROPOSAL_WAYS, type ProposalWay } from '@entente/core/agreement/record-proposal';
import { granted, refused } from '@entente/core/kernel/outcome';
import { isCleanText } from '@entente/core/kernel/plain-text';
import { Id } from '@entente/core/kernel/values';
import { proposeChange, takeBackProposal } from '../../agreement/proposed/remark.actions.ts';
import { newId } from '../../platform/database/new-id.ts';
import type { HeaderVariables } from '../../platform/http/headers.ts';
import { readPage } from '../page/link.actions.ts';
import type { PortalContext, PortalServices } from '../portal/link.portal.ts';
import { line, talk, type Act, type Done, type Fields, type Runner } from '../portal/signature.portal.ts';
import { post, show, type PageOf } from '../portal/view.portal.ts';
import { recordLook } from '../view.actions.ts';
import { changePage } from './link.actions.ts';

/**
 * The pages on which a client proposes to change a record: one for each record and way, without a script. It is
 * typed, then shown with what would change of it, and only then sent.
 */
export function changePages(pages: Hono<{ Variables: HeaderVariables }>, portal: PortalServices): void {
  pages.get('/portal/:linkId/change/:way/:target', (c) => show(c, portal, { path: `/change/${c.req.param('way')}/${c.req.param('target')}`, pageOf: pageAt(c, null) }));
  pages.post('/portal/:linkId/change/:way/:target', (c) => post(c, portal, { actOf: (runner, act) => propose(runner, act, wayOf(c)), pageOf: pageAt(c, 'sent'), looks: ({ step }) => step !== 'send' }));
  pages.post('/portal/:linkId/take-back/:target', (c) => post(c, portal, { actOf: takeBack, pageOf: (tx, reading) => readPage(tx, reading, null) }));
}

const PLACE = /^change-(set|add|remove)-([0-9a-f-]{36})$/;

/** Where the standing page leads on to: the page of one record, on the link by which the agreement is signed. */
export function changePath(to: string): string | undefined {
  const [, way, id] = PLACE.exec(to) ?? [];
  return way === undefined || id === undefined ? undefined : `/change/${way}/${id}`;
}

function wayOf(c: PortalContext): ProposalWay | null {
  return PROPOSAL_WAYS.find((way) => way === c.req.param('way')) ?? null;
}

/** @param came what a form sent is shown again; a page that is only opened begins with what is agreed. */
function pageAt(c: PortalContext, came: 'sent' | null): PageOf {
  const [way, recordId] = [wayOf(c), Id.safeParse(c.req.param('target')).data];
  return (tx, reading, typed) => (way === null || recordId === undefined ? null : changePage(tx, reading, { way, recordId, sent: came === null ? null : { ...typed, ...typedIn(typed), purpose: purposeIn(typed) } }));
}

async function propose({ all }: Runner, { call, fields, target }: Act, way: ProposalWay | null): Promise<Done> {
  const recordId = Id.safeParse(target).data;
  if (way === null || recordId === undefined) return refused('not-found');
  const wish = { way, recordId, typed: typedIn(fields), freshId: newId() };
  const done = await all(async (tx, grant) => {
    await recordLook(tx, call, grant);
    return proposeChange(tx, { ...talk(call), actor: call.actor }, { id: grant.agreementId, remarkId: fields.id ?? '', versionNumber: Number(fields.version), wish, purpose: purposeIn(fields) });
  });
  return done.ok ? granted(`/read#r-${done.value.id}`) : done;
}

async function takeBack({ all }: Runner, { call, fields, target }: Act): Promise<Done> {
  const remarkId = Id.safeParse(target).data;
  if (remarkId === undefined) return refused('not-found');
  const done = await all((tx) => takeBackProposal(tx, { ...talk(call), actor: call.actor }, { remarkId, answerId: fields.id ?? '' }));
  return done.ok ? granted(`/read#r-${remarkId}`) : done;
}

/** What it should achieve: a sentence of one's own, or one that was tapped. */
function purposeIn(fields: Fields): string {
  return line(fields, 'purpose', 400) || line(fields, 'tapped', 400);
}

/** The fields of the record, by their names with the mark that keeps them apart from those of the form. */
function typedIn(fields: Fields): Record<string, string> {
  return Object.fromEntries(PROPOSAL_FIELDS.flatMap((name) => (typeof fields[`record-${name}`] === 'string' && isCleanText(fields[`record-${name}`] ?? '') ? [[name, fields[`record-${name}`] ?? '']] : [])));
}
