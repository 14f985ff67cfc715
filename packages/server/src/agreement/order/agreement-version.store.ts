import { isRevokedWhole, textInForce } from '@entente/core/agreement/amendment-chain';
import type { DocumentContent } from '@entente/core/document/content';
import { holdsRulesOfSigning, type RulesAbove } from '@entente/core/document/law/signing-strength';
import { frameworkSha256, isOrder } from '@entente/core/document/order-clause';
import { writtenTerms } from '@entente/core/document/render-document';
import type { FrameworkSays } from '@entente/core/document/terms/framework-terms';
import type { Tx } from '../../platform/database/in-workspace.ts';
import { grantAgreement, type GrantedAgreementId } from '../agreement.access.ts';
import { loadSeals, loadVersion } from '../agreement-version.store.ts';
import { loadAgreement } from '../agreement.store.ts';
import { grantChain } from '../amendment/agreement.access.ts';
import { findNamedText, loadUnder, type Under } from './agreement.store.ts';

/** The text that an order's words name by its SHA-256; where they name none, the one that its draft took in last. */
export async function textNamedBy(tx: Tx, under: Under, content: DocumentContent | null): Promise<Under> {
  const sha256 = content === null ? null : frameworkSha256(content);
  return sha256 === null ? under : ((await findNamedText(tx, under, sha256)) ?? under);
}

/**
 * The text that an order stands under: of one that is still written or out the text in force, which its sending takes in; of one
 * that is sealed, and of its amendments, the text that it names.
 */
async function textOver(tx: Tx, agreementId: GrantedAgreementId, { under, content }: { readonly under: Under; readonly content: DocumentContent }): Promise<Under> {
  const { amendsId } = await loadAgreement(tx, agreementId);
  const isSettled = amendsId !== null || (await loadSeals(tx, [agreementId])).length > 0;
  return (isSettled ? null : await inForceNow(tx, under)) ?? textNamedBy(tx, under, content);
}

async function inForceNow(tx: Tx, { frameworkId }: Under): Promise<Under | null> {
  // On the program's own word: whoever reads the order may not see the other engagement.
  const grant = await grantAgreement(tx, { side: 'system', workspaceId: tx.workspaceId, name: '' }, frameworkId);
  const chain = grant === null ? [] : await grantChain(tx, grant, new Date().toISOString());
  const text = isRevokedWhole(chain) ? null : textInForce(chain);
  return text === null || text.currentVersion === null ? null : { frameworkId, textId: text.id, version: text.currentVersion };
}

/**
 * What the text says which an order stands under: the words that it explains, and whether it holds the rules on electronic signing;
 * null where the text is no order's. The area "document" asks through the shell.
 * @param agreementId of an agreement that its reader may read: what it names is read in it.
 */
export async function frameworkWords(tx: Tx, agreementId: string, content: DocumentContent): Promise<FrameworkSays | null> {
  const under = isOrder(content) ? await loadUnder(tx, agreementId as GrantedAgreementId) : null;
  return under === null ? null : wordsOf(tx, await textOver(tx, agreementId as GrantedAgreementId, { under, content }));
}

/** The same of a text that is known. */
export async function wordsOf(tx: Tx, { frameworkId, textId, version }: Under): Promise<FrameworkSays | null> {
  // An order and what it names are of one client: who may read the order reads these facts in it.
  const text = await loadVersion(tx, textId as GrantedAgreementId, version);
  if (text === null) return null;
  const { number } = await loadAgreement(tx, frameworkId as GrantedAgreementId);
  return { number, terms: writtenTerms(text.content), signingRules: holdsRulesOfSigning(text.content.clauses) };
}

/** Whether the text that an order stands under holds the rules on electronic signing; null where the text is no order's. */
export async function rulesAbove(tx: Tx, agreementId: GrantedAgreementId, content: DocumentContent): Promise<RulesAbove> {
  return (await frameworkWords(tx, agreementId, content))?.signingRules ?? null;
}
