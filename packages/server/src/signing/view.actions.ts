import { agreementStanding } from '@entente/core/agreement/agreement-state';
import type { ClientActor } from '@entente/core/kernel/actor';
import type { AgreementGrant } from '../agreement/agreement.access.ts';
import { loadAgreementFacts } from '../agreement/agreement.actions.ts';
import { appendEvent } from '../agreement/agreement-event.actions.ts';
import { lockAgreement } from '../agreement/agreement.store.ts';
import { loadViews, recordView } from '../agreement/signatory.store.ts';
import { record } from '../platform/activity/activity.store.ts';
import type { Tx } from '../platform/database/in-workspace.ts';
import { eventOrigin, type SigningCall } from './signing.actions.ts';

/**
 * Remembers that a person looked at the text that is out. Only a gesture on the page or an act tells of
 * it, never the opening of a link: mail scanners open links. The first look is kept as evidence.
 */
export async function recordLook(tx: Tx, call: SigningCall<ClientActor>, grant: AgreementGrant): Promise<void> {
  const { actor, now } = call;
  await lockAgreement(tx, grant.agreementId);
  const { currentVersion } = agreementStanding(await loadAgreementFacts(tx, grant.agreementId), now.toISOString());
  if (currentVersion === null) return;
  const at = now.toISOString();
  const known = (await loadViews(tx, grant.agreementId)).some(({ viewerId, versionNumber }) => viewerId === actor.signatoryId && versionNumber === currentVersion);
  await recordView(tx, grant.agreementId, { clientId: grant.clientId, viewerSide: 'client', viewerId: actor.signatoryId, versionNumber: currentVersion, at });
  if (known) return;
  await appendEvent(tx, grant.agreementId, { type: 'version.viewed', actor, at, versionNumber: currentVersion, ...eventOrigin(call), body: { linkId: actor.linkId } });
  await record(tx, actor, { topic: 'agreement.looked_at', subjectKind: 'agreement', subjectId: grant.agreementId, clientId: grant.clientId, engagementId: grant.engagementId, payload: { versionNumber: currentVersion, name: actor.name }, happenedAt: at });
}
