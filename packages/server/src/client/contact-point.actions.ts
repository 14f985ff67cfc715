import type { ContactPointView } from '@entente/contract/client/contact.contract';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { isEmailAddress } from '@entente/core/kernel/email-address';
import { granted, refused } from '@entente/core/kernel/outcome';
import { record } from '../platform/activity/activity.store.ts';
import type { Tx } from '../platform/database/in-workspace.ts';
import { newId } from '../platform/database/new-id.ts';
import type { Answer } from '../platform/http/operation.ts';
import { recordsWritten } from '../record/record.actions.ts';
import { grantClient, grantContact, type PointOwner } from './client.access.ts';
import { loadPoints, replacePoints } from './contact-point.store.ts';

type Points = { readonly kind: 'client' | 'contact'; readonly id: string; readonly points: readonly { readonly id?: string | undefined; readonly kind: ContactPointView['kind']; readonly value: string; readonly label?: string | undefined }[] };

/** Further addresses, phones and pages of a client. */
export async function showClientPoints(tx: Tx, actor: ProviderActor, id: string): Promise<Answer<{ rows: ContactPointView[] }>> {
  const client = await grantClient(tx, actor, id);
  return client === null ? refused('not-found') : granted({ rows: await loadPoints(tx, { kind: 'client', id: client }) });
}

/** Makes the further addresses, phones and pages of a record exactly these, in this order. */
export async function putPoints(tx: Tx, actor: ProviderActor, { kind, id, points }: Points): Promise<Answer<{ rows: ContactPointView[] }>> {
  const owner = await ownerOf(tx, actor, { kind, id });
  if (owner === null) return refused('not-found');
  if (points.some((point) => point.kind === 'email' && !isEmailAddress(point.value))) return refused('email-is-wrong');
  const known = new Set((await loadPoints(tx, owner)).map((point) => point.id));
  const rows = points.map(({ id: pointId, kind: form, value, label = '' }) => ({ id: pointId !== undefined && known.has(pointId) ? pointId : newId(), kind: form, value: form === 'email' ? value.toLowerCase() : value, label }));
  await replacePoints(tx, owner, rows);
  await recordsWritten(tx, kind, [id]);
  await record(tx, actor, { topic: `${kind}.changed`, subjectKind: kind, subjectId: id, ...(kind === 'client' ? { clientId: id } : { contactId: id }), payload: { set: { points: rows.map(({ value }) => value) } } });
  return granted({ rows });
}

async function ownerOf(tx: Tx, actor: ProviderActor, { kind, id }: { readonly kind: 'client' | 'contact'; readonly id: string }): Promise<PointOwner | null> {
  if (kind === 'client') {
    const client = await grantClient(tx, actor, id);
    return client === null ? null : { kind, id: client };
  }
  const grant = await grantContact(tx, actor, id);
  return grant === null ? null : { kind, id: grant.contactId };
}
