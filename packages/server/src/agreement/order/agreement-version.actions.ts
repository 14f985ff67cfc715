import { isRevokedWhole, textInForce } from '@entente/core/agreement/amendment-chain';
import { namesFramework, refreshOrder, type FrameworkFacts } from '@entente/core/agreement/framework-order';
import { currentVersion } from '@entente/core/agreement/agreement-state';
import type { DocumentContent } from '@entente/core/document/content';
import { isOrder } from '@entente/core/document/order-clause';
import { renderDocument, writtenTerms } from '@entente/core/document/render-document';
import type { RenderedDocument } from '@entente/core/document/rendered';
import { withFrameworkTerms, type FrameworkTerms } from '@entente/core/document/terms/framework-terms';
import { granted, refused } from '@entente/core/kernel/outcome';
import { dayIn } from '@entente/core/kernel/zoned-time';
import { frameWords } from '@entente/phrases/all-frame-words';
import type { Tx } from '../../platform/database/in-workspace.ts';
import type { Answer } from '../../platform/http/operation.ts';
import { grantAgreement, type AgreementGrant, type GrantedAgreementId } from '../agreement.access.ts';
import type { AgreementCall } from '../agreement.actions.ts';
import { loadSeals, loadVersion, type StoredVersion } from '../agreement-version.store.ts';
import { loadAgreement, loadFacts, loadProviderFirm, updateAgreement } from '../agreement.store.ts';
import { grantChain, type ChainRow } from '../amendment/agreement.access.ts';
import { draftOf, putEdits } from '../amendment/agreement-version.actions.ts';
import { loadUnder, type Under } from './agreement.store.ts';
import { textNamedBy } from './agreement-version.store.ts';
import { orderWords } from './agreement.view.ts';

/** The text in force of a framework agreement, with what an order names it by. */
export type FrameworkText = { readonly root: ChainRow; readonly inForce: ChainRow; readonly version: StoredVersion; readonly facts: FrameworkFacts };

/** The text in force among those of an agreement; refused where nothing of it is, or where a consumer went back on it. */
export async function frameworkText(tx: Tx, chain: readonly ChainRow[]): Promise<Answer<FrameworkText>> {
  if (isRevokedWhole(chain)) return refused('framework-was-revoked');
  const [root, inForce] = [chain[0], textInForce(chain)];
  const version = inForce === null || inForce.currentVersion === null ? null : await loadVersion(tx, inForce.id, inForce.currentVersion);
  if (root === undefined || inForce === null || version === null) return refused('framework-is-not-in-force');
  return granted({ root, inForce, version, facts: await factsOf(tx, { number: root.number, textId: inForce.id, version }) });
}

async function factsOf(tx: Tx, { number, textId, version }: { readonly number: string; readonly textId: GrantedAgreementId; readonly version: StoredVersion }): Promise<FrameworkFacts> {
  const seal = (await loadSeals(tx, [textId])).find(({ versionNumber }) => versionNumber === version.number);
  const { timeZone } = await loadProviderFirm(tx);
  return { number, title: version.content.head.title, inForceOn: dayIn(timeZone, new Date(seal?.sealedAt ?? version.frozenAt)), sha256: version.sha256 };
}

/**
 * The same for what an order is under, on the program's own word: whoever reads the order may not see the other engagement.
 * An order and its framework agreement are of one client, also where its record was merged into another one.
 */
async function frameworkOf(tx: Tx, { frameworkId }: Under, { clientId, now }: { readonly clientId: string; readonly now: string }): Promise<Answer<FrameworkText>> {
  const grant = await grantAgreement(tx, { side: 'system', workspaceId: tx.workspaceId, name: '' }, frameworkId);
  if (grant === null) return refused('framework-is-not-in-force');
  return grant.clientId === clientId ? frameworkText(tx, await grantChain(tx, grant, now)) : refused('order-is-of-another-client');
}

/** The text in force of what an agreement is an order under; null where it is no order, or where nothing is in force. */
export async function frameworkInForce(tx: Tx, { agreementId, clientId }: Pick<AgreementGrant, 'agreementId' | 'clientId'>, now: string): Promise<FrameworkText | null> {
  const under = await loadUnder(tx, agreementId);
  const framework = under === null ? null : await frameworkOf(tx, under, { clientId, now });
  return framework?.ok === true ? framework.value : null;
}

/** What an order names: its framework agreement, and the text of it that the order says by SHA-256, with the words that it explains. */
export type NamedFramework = FrameworkFacts & FrameworkTerms & { readonly agreementId: string; readonly textId: GrantedAgreementId; readonly version: number };

/**
 * The framework agreement and the text of it that an order names; null where the agreement is no order.
 * @param content the order's words that are meant; those that went out unless given, and before that what its draft took in last.
 */
export async function namedFramework(tx: Tx, { agreementId }: Pick<AgreementGrant, 'agreementId'>, content?: DocumentContent): Promise<NamedFramework | null> {
  const under = await namedText(tx, agreementId, content);
  if (under === null) return null;
  // An order and what it names are of one client: who may read the order reads these facts in it.
  const textId = under.textId as GrantedAgreementId;
  const [{ number }, version] = [await loadAgreement(tx, under.frameworkId as GrantedAgreementId), await loadVersion(tx, textId, under.version)];
  if (version === null) throw new Error(`the text that an order names is not there: ${under.textId}, version ${under.version}`);
  return { agreementId: under.frameworkId, textId, version: under.version, terms: writtenTerms(version.content), ...(await factsOf(tx, { number, textId, version })) };
}

/** A text as it is read: an order's with the words that the text explains which it names. @param content of the order, or of any agreement. */
export async function readOver(tx: Tx, grant: Pick<AgreementGrant, 'agreementId'>, content: DocumentContent): Promise<RenderedDocument> {
  const [document, named] = [renderDocument(content, frameWords(content.head.locale)), isOrder(content) ? await namedFramework(tx, grant, content) : null];
  return named === null ? document : withFrameworkTerms(document, named);
}

/** The row tells of the draft, which moves on while an older version is out: what a version names is what it says itself. */
async function namedText(tx: Tx, id: GrantedAgreementId, content?: DocumentContent): Promise<Under | null> {
  const under = await loadUnder(tx, id);
  return under === null ? null : textNamedBy(tx, under, content ?? (await contentOut(tx, id)));
}

/** The words that went out last; null where none did. */
async function contentOut(tx: Tx, id: GrantedAgreementId): Promise<DocumentContent | null> {
  const facts = (await loadFacts(tx, [id])).get(id);
  const out = facts === undefined ? null : currentVersion(facts);
  return out === null ? null : ((await loadVersion(tx, id, out.number))?.content ?? null);
}

/** Where an order stands to its framework agreement now, by what went out; null where the agreement is no order. */
export async function standingUnder(tx: Tx, grant: AgreementGrant, now: string): Promise<'current' | 'old' | 'not_in_force' | null> {
  const under = await namedText(tx, grant.agreementId);
  if (under === null) return null;
  const framework = await frameworkOf(tx, under, { clientId: grant.clientId, now });
  if (!framework.ok) return 'not_in_force';
  return isNamed(under, framework.value) ? 'current' : 'old';
}

function isNamed(under: Under, { inForce, version }: FrameworkText): boolean {
  return under.textId === inForce.id && under.version === version.number;
}

/**
 * What has to be right before an order is frozen: its framework agreement is in force, and its draft names the text that is.
 * What an amendment changed meanwhile is taken in, as an edit that is undone like any other. An agreement that is no order
 * is always ready; one that says it is an order and has no framework agreement never is.
 */
export async function readyOrder(tx: Tx, call: AgreementCall, grant: AgreementGrant): Promise<Answer<null>> {
  const under = await loadUnder(tx, grant.agreementId);
  if (under === null) return isOrder(await draftOf(tx, call.actor, grant)) ? refused('order-has-no-framework') : granted(null);
  const framework = await frameworkOf(tx, under, { clientId: grant.clientId, now: call.now });
  if (!framework.ok) return framework;
  const own = await loadAgreement(tx, grant.agreementId);
  // What an amendment of the order says of the framework agreement is written in it like everything else.
  if (own.amendsId !== null) return granted(null);
  const taken = await takeText(tx, call, { grant, framework: framework.value });
  if (!taken.ok) return taken;
  return namesFramework(await draftOf(tx, call.actor, grant), framework.value.facts) ? granted(null) : refused('order-names-no-framework');
}

async function takeText(tx: Tx, call: AgreementCall, { grant, framework }: { grant: AgreementGrant; framework: FrameworkText }): Promise<Answer<null>> {
  const { inForce, version, facts } = framework;
  const draft = await draftOf(tx, call.actor, grant);
  // An edit that took a text in may have been undone: what is before is what the draft says.
  const named = await namedText(tx, grant.agreementId, draft);
  const before = named === null ? null : await loadVersion(tx, named.textId as GrantedAgreementId, named.version);
  const edits = refreshOrder(draft, { before: before?.content ?? version.content, after: version.content, facts, words: orderWords(draft.head.locale) });
  if (!edits.ok) return edits;
  const put = await putEdits(tx, call, { documentId: grant.documentId, edits: edits.value });
  if (put.ok) await updateAgreement(tx, grant.agreementId, { frameworkTextId: inForce.id, frameworkVersion: version.number });
  return put;
}

/** Whether an order can be signed: its framework agreement is in force, in the text that the words which went out name. */
export async function maySignOrder(tx: Tx, grant: AgreementGrant, now: string): Promise<Answer<null>> {
  const under = await namedText(tx, grant.agreementId);
  if (under === null) return granted(null);
  const framework = await frameworkOf(tx, under, { clientId: grant.clientId, now });
  if (!framework.ok) return framework;
  const { amendsId } = await loadAgreement(tx, grant.agreementId);
  return amendsId !== null || isNamed(under, framework.value) ? granted(null) : refused('framework-was-amended');
}
