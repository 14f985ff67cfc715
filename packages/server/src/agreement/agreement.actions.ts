import type { InferContractRouterInputs } from '@orpc/contract';
import type { AgreementRow, AgreementView } from '@entente/contract/agreement/agreement-views';
import type { contract } from '@entente/contract/contract';
import { draftLock, mayDelete, mayReopen, maySend } from '@entente/core/agreement/agreement-rules';
import { agreementStanding, countingSignatures, type AgreementFacts } from '@entente/core/agreement/agreement-state';
import { gapRefusal, sendingGaps } from '@entente/core/agreement/sending-gaps';
import { isOnFile, type SigningLevel } from '@entente/core/kernel/signing-level';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { mergeFields } from '@entente/core/kernel/field-merge';
import { granted, refused } from '@entente/core/kernel/outcome';
import type { RefusalCode } from '@entente/phrases/shape';
import { grantDocument } from '../document/document.access.ts';
import { loadDocument } from '../document/document.store.ts';
import { record } from '../platform/activity/activity.store.ts';
import type { Tx } from '../platform/database/in-workspace.ts';
import { cutPage, readCursor } from '../platform/http/cursor.ts';
import type { Answer } from '../platform/http/operation.ts';
import { indexRecords } from '../search/search.actions.ts';
import { grantAgreement, grantDeletedAgreement, type AgreementGrant, type GrantedAgreementId } from './agreement.access.ts';
import { appendEvent } from './agreement-event.actions.ts';
import { loadSeals, loadVersion, loadVersionRows } from './agreement-version.store.ts';
import { loadAmended, loadBeside } from './amendment/agreement-version.store.ts';
import { listAgreements, loadAgreement, loadFacts, lockAgreement, updateAgreement } from './agreement.store.ts';
import { agreementRow, agreementView, standingView } from './agreement.view.ts';
import { proposalViews } from './proposed/remark.view.ts';
import { loadRemarks } from './remark.store.ts';
import { loadDeclines, loadSignatories, loadStandingSignatures, loadViews, recordView } from './signatory.store.ts';

type Inputs = InferContractRouterInputs<typeof contract>['agreement'];
/** Who asks, and at which moment (ISO 8601 in UTC). */
export type AgreementCall = { readonly actor: ProviderActor; readonly now: string };

/** A page of the agreements the actor may see, with where each stands. */
export async function pageOfAgreements(tx: Tx, { actor, now }: AgreementCall, input: Inputs['list']): Promise<Answer<{ rows: AgreementRow[]; nextCursor: string | null }>> {
  const limit = Number(input.limit ?? 50);
  const rows = await listAgreements(tx, actor, { search: input.search, clientId: input.clientId, engagementId: input.engagementId, ids: input.ids, limit, after: readCursor(input.cursor, ['instant', 'id']) });
  const page = cutPage(rows, limit, (row) => [row.updatedAt, row.id]);
  const ids = page.rows.map(({ id }) => id);
  const [facts, people] = [await loadFacts(tx, ids), await loadSignatories(tx, ids)];
  const standing = (id: GrantedAgreementId) => standingView(agreementStanding(factsOf(facts, id), now), people);
  return granted({ rows: page.rows.map((row) => agreementRow(row, standing(row.id))), nextCursor: page.nextCursor });
}

/** One agreement: where it stands, its people, versions and questions. */
export async function showAgreement(tx: Tx, { actor, now }: AgreementCall, id: string): Promise<Answer<AgreementView>> {
  const grant = await grantAgreement(tx, actor, id);
  if (grant === null) return refused('not-found');
  const ids = [grant.agreementId];
  const views = await loadViews(tx, grant.agreementId);
  const lookedAt = views.filter(({ viewerSide, viewerId }) => viewerSide === 'provider' && viewerId === actor.memberId).map(({ lastAt }) => lastAt).sort().at(-1) ?? null;
  const [facts, remarks] = [factsOf(await loadFacts(tx, ids), grant.agreementId), await loadRemarks(tx, ids)];
  const parts = {
    views, lookedAt, facts, remarks,
    reader: 'provider' as const,
    proposals: await proposalViews(tx, { actor, now, grant, remarks, state: agreementStanding(facts, now).state }),
    people: await loadSignatories(tx, ids),
    signatures: await loadStandingSignatures(tx, ids),
    declines: await loadDeclines(tx, ids),
    versions: await loadVersionRows(tx, ids),
    seals: await loadSeals(tx, ids),
  };
  return granted(agreementView(await loadAgreement(tx, grant.agreementId), parts, now));
}

/** What says where one agreement stands; for the rules in core. */
export async function loadAgreementFacts(tx: Tx, id: GrantedAgreementId): Promise<AgreementFacts> {
  return factsOf(await loadFacts(tx, [id]), id);
}

function factsOf(facts: ReadonlyMap<GrantedAgreementId, AgreementFacts>, id: GrantedAgreementId): AgreementFacts {
  const found = facts.get(id);
  if (found === undefined) throw new Error(`agreement ${id} was granted but is not there`);
  return found;
}

/** Why the text of an agreement stands still, or null; the area "document" asks through the shell. */
export async function agreementLock(tx: Tx, agreementId: string): Promise<RefusalCode | null> {
  const grant = await grantAgreement(tx, { side: 'system', workspaceId: tx.workspaceId, name: '' }, agreementId);
  return grant === null ? 'not-found' : draftLock(await loadAgreementFacts(tx, grant.agreementId), new Date().toISOString());
}

/** Whether the agreement can go out as it stands, to be signed in this way: unlocked, a person on each side, nothing missing that blocks. */
export async function checkMaySend(tx: Tx, { actor, now }: AgreementCall, { grant, level }: { grant: AgreementGrant; level: SigningLevel }): Promise<Answer<null>> {
  const document = await grantDocument(tx, actor, grant.documentId);
  if (document === null) return refused('not-found');
  const { content } = await loadDocument(tx, document.documentId);
  return maySend(await loadAgreementFacts(tx, grant.agreementId), { now, gaps: sendingGaps(content, level, await loadBeside(tx, grant, content)) });
}

/** Changes name, way of signing or last day; fields that another person changed meanwhile are answered, not lost. */
export async function changeAgreement(tx: Tx, { actor, now }: AgreementCall, { id, set, before }: Inputs['update']): Promise<Answer<{ version: number }>> {
  const grant = await grantAgreement(tx, actor, id);
  if (grant === null) return refused('not-found');
  const current = await lockAgreement(tx, grant.agreementId);
  const merged = mergeFields<Record<string, unknown>>(current, { set, before });
  if (!merged.ok) return merged;
  if (Object.keys(merged.value).length === 0) return granted({ version: current.version });
  const facts = await loadAgreementFacts(tx, grant.agreementId);
  const hindrance = whyNotChange(facts, { set: merged.value, level: current.signingLevel as SigningLevel }, now);
  if (hindrance !== null) return refused(hindrance);
  const fits = await fitsWhatIsOut(tx, { grant, versionNumber: agreementStanding(facts, now).currentVersion, level: merged.value.signingLevel as SigningLevel | undefined });
  if (!fits.ok) return fits;
  const version = await updateAgreement(tx, grant.agreementId, merged.value);
  await indexRecords(tx, 'agreement', [id]);
  await record(tx, actor, { topic: 'agreement.changed', subjectKind: 'agreement', subjectId: id, clientId: grant.clientId, engagementId: grant.engagementId, payload: { set: merged.value } });
  return granted({ version });
}

/**
 * The way of signing is settled with the first signature; the name may always be mended. What is out can go from the
 * page to a file, or back, only by being sent again: the file is made then, and the law is looked at.
 */
function whyNotChange(facts: AgreementFacts, { set, level }: { set: Readonly<Record<string, unknown>>; level: SigningLevel }, now: string): RefusalCode | null {
  const touched = ['signingLevel', 'signingOrder', 'expiresAt'].filter((field) => field in set);
  if (touched.length === 0) return null;
  const { state, currentVersion } = agreementStanding(facts, now);
  if (state === 'sealed') return 'agreement-is-sealed';
  if (state === 'signed') return 'agreement-is-signed';
  if (state === 'withdrawn') return 'agreement-is-withdrawn';
  const signed = currentVersion !== null && countingSignatures(facts, currentVersion).length > 0;
  if (signed && touched.some((field) => field !== 'expiresAt')) return 'agreement-is-being-signed';
  if (currentVersion !== null && needsSending(set.signingLevel, level)) return 'signing-level-needs-sending';
  return typeof set.expiresAt === 'string' && set.expiresAt <= now ? 'last-day-is-past' : null;
}

/** An amendment that is out stays at the strength that its text needs, however often the way of signing is changed. */
async function fitsWhatIsOut(tx: Tx, { grant, versionNumber, level }: { grant: AgreementGrant; versionNumber: number | null; level: SigningLevel | undefined }): Promise<Answer<null>> {
  const amended = level === undefined || versionNumber === null ? null : await loadAmended(tx, grant);
  const version = amended === null || versionNumber === null ? null : await loadVersion(tx, grant.agreementId, versionNumber);
  const hindrance = level === undefined || version === null || amended === null ? null : gapRefusal(sendingGaps(version.content, level, { amended, above: amended.above }));
  return hindrance === null ? granted(null) : { ok: false, refusal: hindrance };
}

function needsSending(wanted: unknown, level: SigningLevel): boolean {
  return wanted !== undefined && isOnFile(wanted as SigningLevel) !== isOnFile(level);
}

/** Opens the words again although somebody has signed: from now on they can be changed, and all sign the next version. */
export async function reopenAgreement(tx: Tx, { actor, now }: AgreementCall, id: string): Promise<Answer<Record<string, never>>> {
  const grant = await grantAgreement(tx, actor, id);
  if (grant === null) return refused('not-found');
  await lockAgreement(tx, grant.agreementId);
  const facts = await loadAgreementFacts(tx, grant.agreementId);
  const lock = draftLock(facts, now);
  if (lock === null) return granted({});
  if (!mayReopen(facts, now)) return refused(lock);
  const versionNumber = agreementStanding(facts, now).currentVersion;
  await appendEvent(tx, grant.agreementId, { type: 'agreement.reopened', actor, versionNumber, at: now });
  await record(tx, actor, { topic: 'agreement.reopened', subjectKind: 'agreement', subjectId: id, clientId: grant.clientId, engagementId: grant.engagementId, payload: { versionNumber } });
  return granted({});
}

/** Puts an agreement into the bin; refused while it is out or signed. */
export async function deleteAgreement(tx: Tx, { actor, now }: AgreementCall, id: string): Promise<Answer<Record<string, never>>> {
  const grant = await grantAgreement(tx, actor, id);
  if (grant === null) return refused('not-found');
  await lockAgreement(tx, grant.agreementId);
  if (!mayDelete(await loadAgreementFacts(tx, grant.agreementId), now)) return refused('agreement-is-out');
  await updateAgreement(tx, grant.agreementId, { deletedAt: now, deletedBy: actor.memberId });
  await indexRecords(tx, 'agreement', [id]);
  await record(tx, actor, { topic: 'agreement.deleted', subjectKind: 'agreement', subjectId: id, clientId: grant.clientId, engagementId: grant.engagementId });
  return granted({});
}

/** Takes an agreement out of the bin. */
export async function restoreAgreement(tx: Tx, { actor }: AgreementCall, id: string): Promise<Answer<Record<string, never>>> {
  const grant = await grantDeletedAgreement(tx, actor, id);
  if (grant === null) return refused('not-found');
  await updateAgreement(tx, grant.agreementId, { deletedAt: null, deletedBy: null });
  await indexRecords(tx, 'agreement', [id]);
  await record(tx, actor, { topic: 'agreement.restored', subjectKind: 'agreement', subjectId: id, clientId: grant.clientId, engagementId: grant.engagementId });
  return granted({});
}

/** Remembers that the actor looked, so that "new since you looked" is true for each person. */
export async function markSeen(tx: Tx, { actor, now }: AgreementCall, id: string): Promise<Answer<Record<string, never>>> {
  const grant = await grantAgreement(tx, actor, id);
  if (grant === null) return refused('not-found');
  const { currentVersion } = agreementStanding(await loadAgreementFacts(tx, grant.agreementId), now);
  if (currentVersion !== null) await recordView(tx, grant.agreementId, { clientId: grant.clientId, viewerSide: 'provider', viewerId: actor.memberId, versionNumber: currentVersion, at: now });
  return granted({});
}
