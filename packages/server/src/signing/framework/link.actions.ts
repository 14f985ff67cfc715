import type { PortalFramework } from '@entente/contract/signing/portal-frame';
import type { ReadPage } from '@entente/contract/signing/portal-read';
import { agreementStanding } from '@entente/core/agreement/agreement-state';
import { frameworkInForce, namedFramework } from '../../agreement/order/agreement-version.actions.ts';
import { ordersAmong } from '../../agreement/order/agreement.store.ts';
import { grantChain } from '../../agreement/amendment/agreement.access.ts';
import type { GrantedAgreementId } from '../../agreement/agreement.access.ts';
import { loadFacts } from '../../agreement/agreement.store.ts';
import type { Tx } from '../../platform/database/in-workspace.ts';
import { grantAgreementsOfHolder, grantTextOfHolder, type LinkGrant } from '../link.access.ts';
import { loadReading, type Reading } from '../page/signing.actions.ts';

/** Which agreement the order on a page names, and where the reader gets its text in force; null where the text is no order. */
export async function portalFramework(tx: Tx, { visit, grant, frame }: Pick<Reading, 'visit' | 'grant' | 'frame'>): Promise<PortalFramework | null> {
  const named = await namedFramework(tx, grant);
  if (named === null) return null;
  const { number, title } = named;
  const text = await readableText(tx, { visit, grant });
  const href = visit.link.purpose === 'us' ? `${frame.base}/agreement/${text?.actor.agreementId ?? ''}` : `${frame.base}/framework`;
  return { number, title, href: text === null ? null : href };
}

/** The reader as a person who signs the text in force of the framework agreement; null where they do not, or where none is in force. */
async function readableText(tx: Tx, { visit, grant }: Pick<Reading, 'visit' | 'grant'>): Promise<LinkGrant | null> {
  const framework = await frameworkInForce(tx, grant, visit.now.toISOString());
  return framework === null ? null : grantTextOfHolder(tx, visit.link, framework.inForce.id);
}

/**
 * The text in force of the framework agreement, read from the page of an order. It is read only: it is talked about and
 * changed on its own pages. Null where the reader does not sign it.
 * @param read draws a text as it is read.
 */
export async function frameworkPage(tx: Tx, reading: Reading, read: (other: Reading) => Promise<ReadPage | null>): Promise<ReadPage | null> {
  const holder = await readableText(tx, reading);
  const other = holder === null ? null : await loadReading(tx, { ...reading.visit, link: holder });
  const page = other === null ? null : await read(other);
  if (page === null) return null;
  return { ...page, since: null, remarks: [], form: null, amends: false, changeHref: null, talkHref: null, responsibilitiesHref: null, refused: null, maySign: false, seen: null, framework: null, readFrom: reading.agreement.number, orders: [] };
}

/** On the standing page: the orders under an agreement that the reader signs, and that went out. */
export async function ordersOfHolder(tx: Tx, { visit, grant, frame }: Reading): Promise<ReadPage['orders']> {
  if (visit.link.purpose !== 'us') return [];
  const now = visit.now.toISOString();
  const [root] = await grantChain(tx, grant, now);
  const own = (await grantAgreementsOfHolder(tx, visit.link)).map(({ actor }) => actor.agreementId as GrantedAgreementId);
  const rows = root === undefined ? [] : await ordersAmong(tx, root.id, own);
  const facts = await loadFacts(tx, rows.map(({ id }) => id));
  return rows.flatMap(({ id, number, title }) => {
    const found = facts.get(id);
    const standing = found === undefined ? null : agreementStanding(found, now);
    return standing === null || standing.currentVersion === null ? [] : [{ number, title, state: standing.state, href: `${frame.base}/agreement/${id}` }];
  });
}
