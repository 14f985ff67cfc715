import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { raisePauseMinutes } from '@entente/core/signing/raise-pause';
import { raiseSeal, type RaisedSeal } from '@entente/seal/raise-seal';
import { grantAgreement } from '../agreement/agreement.access.ts';
import { appendEvent } from '../agreement/agreement-event.actions.ts';
import { loadAgreement, lockAgreement, touchAgreement } from '../agreement/agreement.store.ts';
import { record } from '../platform/activity/activity.store.ts';
import { inWorkspace, type Tx } from '../platform/database/in-workspace.ts';
import { newId } from '../platform/database/new-id.ts';
import { enqueue } from '../platform/jobs/jobs.ts';
import type { Services } from '../platform/services.ts';
import { findSeal, insertFile } from './seal.store.ts';
import { insertSealExtension } from './seal-extension.store.ts';
import { raisedFileName } from './seal.view.ts';
import { systemActor } from './signing.actions.ts';

export const RAISE_SEAL_TASK = 'raise_seal';
export type Raising = { readonly workspaceId: string; readonly agreementId: string; readonly tries: number };

/**
 * Brings a seal without a time stamp (B-B) to the authority and keeps the stamped file (B-T) beside the
 * one that was sealed first. An authority that does not answer well is asked again, with growing
 * pauses; nothing is lost meanwhile. Does nothing where no authority is set, or the seal has its stamp.
 * @throws Error where the kept file is no intact seal of ours; the queue tries again and reports it.
 */
export async function raiseAgreementSeal(services: Services, raising: Raising): Promise<void> {
  const { workspaceId, agreementId } = raising;
  const { timestampUrl } = services.config;
  const place = { workspaceId, partyId: null };
  const sha256 = timestampUrl === null ? null : await inWorkspace(services.database, place, (tx) => fileToRaise(tx, agreementId));
  if (sha256 === null || timestampUrl === null) return;
  const pdf = await buffer(services.files.read(workspaceId, sha256) satisfies Readable);
  const raised = await raiseSeal(pdf, { url: timestampUrl, fetch });
  if (!raised.ok && raised.refusal.code === 'seal-not-raisable') throw new Error(`the sealed file of agreement ${agreementId} is not an intact seal without a time stamp`);
  if (!raised.ok) return inWorkspace(services.database, place, (tx) => tryLater(tx, services, raising));
  const stored = await services.files.put(workspaceId, raised.value.pdf);
  await inWorkspace(services.database, place, (tx) => keepRaised(tx, services, { agreementId, raised: raised.value, stored }));
}

async function tryLater(tx: Tx, services: Services, { agreementId, tries }: Raising): Promise<void> {
  const runAt = new Date(services.clock().getTime() + raisePauseMinutes(tries) * 60_000);
  await enqueue(tx, { task: RAISE_SEAL_TASK, payload: { agreementId, tries: tries + 1 }, runAt, key: raiseKey(agreementId) });
}

/** One job for each agreement, however often it is asked for. */
export function raiseKey(agreementId: string): string {
  return `raise:${agreementId}`;
}

async function fileToRaise(tx: Tx, agreementId: string): Promise<string | null> {
  const grant = await grantAgreement(tx, systemActor(tx.workspaceId), agreementId);
  const seal = grant === null ? undefined : await findSeal(tx, grant.agreementId);
  return seal === undefined || seal.level !== 'B-B' ? null : seal.fileSha256;
}

type Kept = { readonly agreementId: string; readonly raised: RaisedSeal; readonly stored: { readonly sha256: string; readonly bytes: number } };

async function keepRaised(tx: Tx, services: Services, { agreementId, raised, stored }: Kept): Promise<void> {
  const actor = systemActor(tx.workspaceId);
  const grant = await grantAgreement(tx, actor, agreementId);
  if (grant === null) return;
  await lockAgreement(tx, grant.agreementId);
  const seal = await findSeal(tx, grant.agreementId);
  if (seal === undefined || seal.level !== 'B-B') return;
  const { clientId, engagementId } = grant;
  const { versionNumber } = seal;
  const { number } = await loadAgreement(tx, grant.agreementId);
  const { level, timestamp } = raised;
  const at = services.clock().toISOString();
  const fileId = newId();
  await insertFile(tx, { workspaceId: tx.workspaceId, id: fileId, clientId, subjectKind: 'agreement', subjectId: agreementId, createdAt: at, name: raisedFileName(number), mediaType: 'application/pdf', bytes: stored.bytes, sha256: stored.sha256 });
  await insertSealExtension(tx, {
    workspaceId: tx.workspaceId, agreementId, clientId, versionNumber, fileId, level, sha256: stored.sha256, createdAt: at,
    stampedAt: timestamp.time.toISOString(), stampSerial: timestamp.serial, stampAuthority: timestamp.authority,
  });
  const stamp = { time: timestamp.time.toISOString(), serial: timestamp.serial, authority: timestamp.authority };
  await appendEvent(tx, grant.agreementId, { type: 'seal.extended', actor, at, versionNumber, body: { level, sha256: stored.sha256, before: { level: seal.level, sha256: seal.sha256 }, timestamp: stamp } });
  await record(tx, actor, { topic: 'agreement.seal_raised', subjectKind: 'agreement', subjectId: agreementId, clientId, engagementId, payload: { level, sha256: stored.sha256 }, happenedAt: at });
  await touchAgreement(tx, grant.agreementId);
}
