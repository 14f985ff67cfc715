import type { InferContractRouterInputs } from '@orpc/contract';
import type { ContactPointView } from '@entente/contract/client/contact.contract';
import type { contract } from '@entente/contract/contract';
import { CONTACT_POINT_KINDS, POINT_FIELDS, type ContactPointKind } from '@entente/core/client/contact-relation';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { isEmailAddress } from '@entente/core/kernel/email-address';
import { granted, refused } from '@entente/core/kernel/outcome';
import { sameValue } from '@entente/core/kernel/same-value';
import { readPointLabel } from '@entente/core/record/point-label';
import { isHidden } from '@entente/core/workspace/scope';
import { record } from '../platform/activity/activity.store.ts';
import type { Tx } from '../platform/database/in-workspace.ts';
import { newId } from '../platform/database/new-id.ts';
import type { Answer } from '../platform/http/operation.ts';
import { recordsWritten } from '../record/record.actions.ts';
import { grantClient, grantContact, type PointOwner } from './client.access.ts';
import { lockClient, lockContact, updateClient, updateContact } from './client.store.ts';
import { loadPoints, replacePoints } from './contact-point.store.ts';

type Input = InferContractRouterInputs<typeof contract>['contact']['putPoints'];
type Points = Input & { readonly kind: 'client' | 'contact' };

/** The further ways to reach a record that the actor may see: those of a kind whose field is hidden are not among them. */
export async function seenPoints(tx: Tx, actor: ProviderActor, owner: PointOwner): Promise<ContactPointView[]> {
  const kinds = seenKinds(actor, owner.kind);
  return (await loadPoints(tx, owner)).filter(({ kind }) => kinds.has(kind));
}

/** Further addresses, phones and pages of a client. */
export async function showClientPoints(tx: Tx, actor: ProviderActor, id: string): Promise<Answer<{ rows: ContactPointView[] }>> {
  const client = await grantClient(tx, actor, id);
  return client === null ? refused('not-found') : granted({ rows: await seenPoints(tx, actor, { kind: 'client', id: client }) });
}

/**
 * Makes the further addresses, phones and pages of a record exactly these, in this order, unless somebody
 * changed them since. Those that the actor may not see stay as they are, behind the others.
 */
export async function putPoints(tx: Tx, actor: ProviderActor, { kind, id, points, before }: Points): Promise<Answer<{ rows: ContactPointView[]; version: number }>> {
  const owner = await ownerOf(tx, actor, { kind, id });
  if (owner === null) return refused('not-found');
  const kinds = seenKinds(actor, kind);
  const unseen = points.filter((point) => !kinds.has(point.kind));
  if (unseen.length > 0) return refused('field-is-hidden', { fields: [...new Set(unseen.map((point) => POINT_FIELDS[point.kind]))] });
  if (points.some((point) => point.kind === 'email' && !isEmailAddress(point.value))) return refused('email-is-wrong');
  if (!(await lockOwner(tx, owner))) return refused('not-found');
  const stored = await loadPoints(tx, owner);
  const seen = stored.filter((point) => kinds.has(point.kind));
  if (!sameValue(seen, before.map((point) => filled(point, '')))) return refused('field-changed-meanwhile', { fields: [{ field: 'points', yours: points, theirs: seen, before }] });
  const rows = withIds(points, seen);
  await replacePoints(tx, owner, [...rows, ...stored.filter((point) => !kinds.has(point.kind))]);
  const version = await (owner.kind === 'client' ? updateClient(tx, owner.id, {}) : updateContact(tx, owner.id, {}));
  await recordsWritten(tx, kind, [id]);
  // Each says the field it belongs to, so that whoever may not see the field does not read it on the timeline either.
  const said = rows.map((point) => ({ field: POINT_FIELDS[point.kind], value: point.value }));
  await record(tx, actor, { topic: `${kind}.changed`, subjectKind: kind, subjectId: id, ...(kind === 'client' ? { clientId: id } : { contactId: id }), payload: { set: { points: said } } });
  return granted({ rows, version });
}

/** A known id stays; one of another record, or one twice, would be a new row in disguise. */
function withIds(points: Input['points'], seen: readonly ContactPointView[]): ContactPointView[] {
  const free = new Set(seen.map((point) => point.id));
  return points.map((point) => ({ ...filled(point, ''), label: readPointLabel(point.label ?? ''), value: point.kind === 'email' ? point.value.toLowerCase() : point.value, id: point.id !== undefined && free.delete(point.id) ? point.id : newId() }));
}

function filled({ id, kind, value, label = '' }: Input['points'][number], without: string): ContactPointView {
  return { id: id ?? without, kind, value, label };
}

function seenKinds(actor: ProviderActor, kind: 'client' | 'contact'): ReadonlySet<ContactPointKind> {
  return new Set(CONTACT_POINT_KINDS.filter((point) => !isHidden(actor, kind, POINT_FIELDS[point])));
}

async function ownerOf(tx: Tx, actor: ProviderActor, { kind, id }: { readonly kind: 'client' | 'contact'; readonly id: string }): Promise<PointOwner | null> {
  if (kind === 'client') {
    const client = await grantClient(tx, actor, id);
    return client === null ? null : { kind, id: client };
  }
  const grant = await grantContact(tx, actor, id);
  return grant === null ? null : { kind, id: grant.contactId };
}

/** Locks the owner, so that two people's addresses never overwrite each other. @returns false where it went into the bin meanwhile. */
async function lockOwner(tx: Tx, owner: PointOwner): Promise<boolean> {
  const { deletedAt } = await (owner.kind === 'client' ? lockClient(tx, owner.id) : lockContact(tx, owner.id));
  return deletedAt === null;
}
