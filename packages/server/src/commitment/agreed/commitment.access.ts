import { textInForce } from '@entente/core/agreement/amendment-chain';
import type { DocumentContent } from '@entente/core/document/content';
import type { AgreementGrant } from '../../agreement/agreement.access.ts';
import { loadVersion } from '../../agreement/agreement-version.store.ts';
import type { ChainRow } from '../../agreement/amendment/agreement.access.ts';
import type { Tx } from '../../platform/database/in-workspace.ts';
import type { CommitmentAct } from '../commitment-event.actions.ts';

/** The text that binds now, of an agreement with its amendments; `rootId` is the agreement itself. */
export type InForce = { readonly grant: AgreementGrant; readonly rootId: string; readonly amendment: number | null; readonly content: DocumentContent };

/** @returns null where nothing of the chain binds (any more). */
export async function loadInForce(tx: Tx, grant: AgreementGrant, chain: readonly ChainRow[]): Promise<InForce | null> {
  const [root, inForce] = [chain[0], textInForce(chain)];
  const version = inForce === null || inForce.currentVersion === null ? null : await loadVersion(tx, inForce.id, inForce.currentVersion);
  if (root === undefined || inForce === null || version === null) return null;
  return { grant: { ...grant, agreementId: inForce.id }, rootId: root.id, amendment: inForce.amendmentNumber, content: version.content };
}

/** Of which promise an act tells that follows from a text. */
export function about({ grant }: InForce, { id, title }: { readonly id: string; readonly title: string }): Pick<CommitmentAct, 'commitmentId' | 'engagementId' | 'clientId' | 'title'> {
  return { commitmentId: id, engagementId: grant.engagementId, clientId: grant.clientId, title };
}
