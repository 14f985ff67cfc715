import { ASKS_NO_FORM, askingClauses, type AmendedText, type AskingClause } from '@entente/core/agreement/amendment-form';
import type { Beside } from '@entente/core/agreement/sending-gaps';
import type { DocumentContent } from '@entente/core/document/content';
import type { SigningLevel } from '@entente/core/kernel/signing-level';
import { frameWords } from '@entente/phrases/all-frame-words';
import { sha256 } from '../../platform/crypto/secrets.ts';
import { sql } from 'kysely';
import type { Tx } from '../../platform/database/in-workspace.ts';
import type { AgreementGrant, GrantedAgreementId } from '../agreement.access.ts';
import { loadVersion } from '../agreement-version.store.ts';
import { rulesAbove } from '../order/agreement-version.store.ts';

/** The text that an amendment changes, and how the agreement itself was signed; null where it is no amendment. */
export async function loadAmended(tx: Tx, { agreementId }: Pick<AgreementGrant, 'agreementId'>): Promise<AmendedText | null> {
  const own = await tx.kysely
    .selectFrom('agreements as own')
    .innerJoin('agreements as root', (join) => join.onRef('root.workspaceId', '=', 'own.workspaceId').onRef('root.id', '=', 'own.amendsId'))
    .select(['own.baseId', 'own.baseVersion', 'own.documentId', 'root.signingLevel'])
    .where('own.workspaceId', '=', tx.workspaceId)
    .where('own.id', '=', agreementId)
    .executeTakeFirst();
  if (own === undefined || own.baseId === null || own.baseVersion === null) return null;
  // It is a text of the same agreement: who may see one may see all.
  const version = await loadVersion(tx, own.baseId as GrantedAgreementId, own.baseVersion);
  if (version === null) return null;
  const text = { base: version.content, words: frameWords(version.content.head.locale) };
  const setAside = (await loadSetAside(tx, own.documentId, text)).map(({ clause }) => clause.id);
  return { ...text, level: own.signingLevel as SigningLevel, setAside: new Set(setAside), above: await rulesAbove(tx, agreementId, version.content) };
}

/** What a text of an agreement stands beside when it is sent: what it changes, and what its framework agreement holds. */
export async function loadBeside(tx: Tx, grant: Pick<AgreementGrant, 'agreementId'>, content: DocumentContent): Promise<Beside> {
  const amended = await loadAmended(tx, grant);
  return { amended, above: amended === null ? await rulesAbove(tx, grant.agreementId, content) : amended.above };
}

/** What was said in an amendment's draft of a clause that is read as asking for a form of changes. */
export type FormSetAside = { readonly clause: AskingClause; readonly item: { readonly id: string; readonly position: number; readonly code: string; readonly recordId: string | null; readonly name: string; readonly reason: string } };

/** What was set aside and still counts: said of these very words. */
export async function loadSetAside(tx: Tx, documentId: string, text: Pick<AmendedText, 'base' | 'words'>): Promise<readonly FormSetAside[]> {
  const items = await tx.kysely.selectFrom('documentDismissals').select(['id', 'position', 'code', 'recordId', 'name', 'reason']).where('workspaceId', '=', tx.workspaceId).where('documentId', '=', documentId).where('code', '=', ASKS_NO_FORM).execute();
  if (items.length === 0) return [];
  const asking = askingClauses(text);
  return items.flatMap((item) => asking.filter(({ id, text: words }) => id === item.recordId && sha256(words) === item.name).map((clause) => ({ clause, item })));
}

/** Who set a thing aside in a draft, and when: the act of editing that put it there last. */
export async function whoSetAside(tx: Tx, documentId: string, itemId: string): Promise<{ readonly by: string; readonly at: string } | null> {
  const row = await tx.kysely
    .selectFrom('documentEdits')
    .select(['memberName as by', 'at'])
    .where('workspaceId', '=', tx.workspaceId)
    .where('documentId', '=', documentId)
    .where(sql<boolean>`edit @> ${JSON.stringify([{ type: 'insert', kind: 'dismissals', item: { id: itemId } }])}::jsonb`)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}
