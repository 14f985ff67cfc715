import type { AmendedText } from '@entente/core/agreement/amendment-form';
import type { SigningLevel } from '@entente/core/kernel/signing-level';
import { frameWords } from '@entente/phrases/all-frame-words';
import type { Tx } from '../../platform/database/in-workspace.ts';
import type { AgreementGrant, GrantedAgreementId } from '../agreement.access.ts';
import { loadVersion } from '../agreement-version.store.ts';

/** The text that an amendment changes, and how the agreement itself was signed; null where it is no amendment. */
export async function loadAmended(tx: Tx, { agreementId }: Pick<AgreementGrant, 'agreementId'>): Promise<AmendedText | null> {
  const own = await tx.kysely
    .selectFrom('agreements as own')
    .innerJoin('agreements as root', (join) => join.onRef('root.workspaceId', '=', 'own.workspaceId').onRef('root.id', '=', 'own.amendsId'))
    .select(['own.baseId', 'own.baseVersion', 'root.signingLevel'])
    .where('own.workspaceId', '=', tx.workspaceId)
    .where('own.id', '=', agreementId)
    .executeTakeFirst();
  if (own === undefined || own.baseId === null || own.baseVersion === null) return null;
  // It is a text of the same agreement: who may see one may see all.
  const version = await loadVersion(tx, own.baseId as GrantedAgreementId, own.baseVersion);
  return version === null ? null : { base: version.content, level: own.signingLevel as SigningLevel, words: frameWords(version.content.head.locale) };
}
