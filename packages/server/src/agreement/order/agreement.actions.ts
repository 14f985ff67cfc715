import type { OrdersView } from '@entente/contract/agreement/order-views';
import { agreementStanding, type AgreementFacts, type AgreementState } from '@entente/core/agreement/agreement-state';
import { orderContent, orderRule } from '@entente/core/agreement/framework-order';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { granted, refused } from '@entente/core/kernel/outcome';
import { grantClientOfWork } from '../../client/client.access.ts';
import { grantEngagement } from '../../engagement/engagement.access.ts';
import { createEngagementOf } from '../../engagement/engagement.actions.ts';
import { record } from '../../platform/activity/activity.store.ts';
import type { Tx } from '../../platform/database/in-workspace.ts';
import { newId } from '../../platform/database/new-id.ts';
import type { Answer } from '../../platform/http/operation.ts';
import { grantAgreement, type AgreementGrant } from '../agreement.access.ts';
import type { AgreementCall } from '../agreement.actions.ts';
import { loadAgreement, loadFacts } from '../agreement.store.ts';
import { samePeople } from '../amendment/agreement.actions.ts';
import { draftOf } from '../amendment/agreement-version.actions.ts';
import { grantChain, lockRoot } from '../amendment/agreement.access.ts';
import { makeDraft, type Draft } from '../draft/agreement.actions.ts';
import { frameworkText, namedFramework, standingUnder } from './agreement-version.actions.ts';
import { listOrders } from './agreement.store.ts';
import { orderWords } from './agreement.view.ts';

type Started = Draft & { readonly engagementId: string };

/** @param engagementId one of the same client's; a new one of the order's name where none is given. */
export type NewOrder = { readonly id: string; readonly name: string; readonly engagementId?: string | undefined };

/**
 * Starts an order under a framework agreement in force: a draft in an engagement of its own that names the text in force,
 * with the same sides, people and way of signing, and the order's clauses without anything of the first project.
 */
export async function startOrder(tx: Tx, call: AgreementCall, { id, name, engagementId }: NewOrder): Promise<Answer<Started>> {
  const { actor, now } = call;
  const grant = await grantAgreement(tx, actor, id);
  if (grant === null) return refused('not-found');
  await lockRoot(tx, grant);
  const framework = await frameworkText(tx, await grantChain(tx, grant, now));
  if (!framework.ok) return framework;
  const { root, inForce, version, facts } = framework.value;
  const content = orderContent(version.content, { title: name, facts, words: orderWords(version.content.head.locale), newId });
  if (content === null || (await namedFramework(tx, grant)) !== null) return refused('framework-takes-no-orders');
  const place = await orderPlace(tx, actor, { grant, name, engagementId });
  if (!place.ok) return place;
  const { clientId } = grant;
  const { signingLevel, signingOrder, templateId } = await loadAgreement(tx, root.id);
  const under = { frameworkId: root.id, frameworkTextId: inForce.id, frameworkVersion: version.number, signingLevel, signingOrder };
  const made = await makeDraft(tx, call, { ...place.value, clientId, contactId: null, title: name, templateId, content, origin: `order:${root.id}`, keepsParties: 'but_home', under });
  if (!made.ok) return made;
  await samePeople(tx, call, { from: inForce, to: made.value.id });
  await record(tx, actor, { topic: 'agreement.order_started', subjectKind: 'agreement', subjectId: root.id, clientId, engagementId: grant.engagementId, payload: { number: made.value.number } });
  return granted({ ...made.value, engagementId: place.value.engagementId });
}

/**
 * Where the order's work is: an engagement of the same client, never the one of the first project. A client whose record was
 * merged keeps its name in the agreement, and so in its orders: they are read and signed by the same people under it.
 */
async function orderPlace(tx: Tx, actor: ProviderActor, { grant, name, engagementId }: { grant: AgreementGrant; name: string; engagementId: string | undefined }) {
  const first = await grantEngagement(tx, actor, grant.engagementId);
  if (first === null) return refused('not-found');
  if (engagementId === undefined) {
    const client = await grantClientOfWork(tx, actor, grant.clientId);
    if (client === null) return refused('not-found');
    const made = await createEngagementOf(tx, actor, { client, name, kind: first.kind });
    return made.ok ? granted({ engagementId: made.value.id, kind: first.kind }) : made;
  }
  const chosen = await grantEngagement(tx, actor, engagementId);
  if (chosen === null) return refused('not-found');
  if (chosen.clientId !== grant.clientId) return refused('order-is-of-another-client');
  return chosen.engagementId === first.engagementId ? refused('order-has-its-own-engagement') : granted({ engagementId: chosen.engagementId, kind: chosen.kind });
}

/** States in which an order lives: it is out, or binds. */
const LIVES: ReadonlySet<AgreementState> = new Set(['sent', 'questions_open', 'partly_signed', 'signed', 'sealed']);

/** What is ordered under an agreement, and under which agreement it is an order itself. */
export async function showOrders(tx: Tx, { actor, now }: AgreementCall, id: string): Promise<Answer<OrdersView>> {
  const grant = await grantAgreement(tx, actor, id);
  if (grant === null) return refused('not-found');
  const chain = await grantChain(tx, grant, now);
  const [root] = chain;
  const rows = root === undefined ? [] : await listOrders(tx, actor, root.id);
  const facts = await loadFacts(tx, rows.map((row) => row.id));
  const orders = rows.flatMap((row) => {
    const found: AgreementFacts | undefined = facts.get(row.id);
    if (found === undefined) return [];
    const { state, since, revokedAt } = agreementStanding(found, now);
    return [{ ...row, state, since, revokedAt }];
  });
  const under = await underView(tx, { actor, now }, grant);
  const framework = await frameworkText(tx, chain);
  return granted({ under, takesOrders: under === null && framework.ok && orderRule(framework.value.version.content) !== null, orders, live: orders.filter(({ state, revokedAt }) => LIVES.has(state) && revokedAt === null).length });
}

async function underView(tx: Tx, { actor, now }: AgreementCall, grant: AgreementGrant): Promise<OrdersView['under']> {
  const [named, standing] = [await namedFramework(tx, grant), await standingUnder(tx, grant, now)];
  if (named === null || standing === null) return null;
  const { number, title, inForceOn, sha256, version } = named;
  const drafted = await namedFramework(tx, grant, await draftOf(tx, actor, grant));
  const open = await grantAgreement(tx, actor, named.agreementId);
  return { number, title, inForceOn, sha256, version, standing, terms: [...(drafted ?? named).terms], open: open === null ? null : { agreementId: open.agreementId, engagementId: open.engagementId } };
}
