import type { Day } from '@entente/core/kernel/values';
import { sql, type Expression, type SqlBool } from 'kysely';
import { confided } from '../../engagement/engagement.access.ts';
import type { Tx } from '../../platform/database/in-workspace.ts';
import { workingActor } from '../../record/change-set.access.ts';
import { withinScope } from '../../workspace/member.access.ts';
import type { StoredPerson } from '../commitment-person.store.ts';

/** The message that goes out at once; what it said is not said again in the one of the day. */
export const PRESSING_TOPIC = 'touchpoint.pressing';

/** What a client said or asked on their pages. */
export type Heard = {
  /** Something of the plan by its event, a question about what they were told, or a question or proposal about an agreement. */
  readonly what: string;
  readonly about: string;
  readonly words: string;
  readonly name: string;
  readonly clientName: string;
  readonly from: Day | null;
  readonly until: Day | null;
  readonly standsIn: string;
  readonly at: string;
};

type Span = { readonly since: string; readonly until: string };
type Hearer = Pick<StoredPerson, 'id' | 'memberId' | 'email' | 'heardFrom'>;
const MOST = 100;

/**
 * What clients said between two moments and nobody had answered by the second, of the engagements that a member leads, or in which
 * the plan names them for it: as far as they see the engagement, and wish to hear of it by mail. In confided work the
 * plan names them for the one person of the client that its line names. Nothing to anybody else, and nothing from before
 * they are told of it at all.
 */
export async function loadHeard(tx: Tx, person: Hearer, { since, until }: Span): Promise<readonly Heard[]> {
  const actor = person.memberId === null ? null : await workingActor(tx, person.memberId);
  if (actor === null) return [];
  const { hearsClients } = await tx.kysely.selectFrom('members').select('hearsClients').where('workspaceId', '=', tx.workspaceId).where('id', '=', actor.memberId).executeTakeFirstOrThrow();
  if (hearsClients === 'none') return [];
  const known = { memberId: actor.memberId, personId: person.id, email: person.email, seen: withinScope(actor, 'engagement', 'engagements.owner_id') };
  const span = { since: person.heardFrom > since ? person.heardFrom : since, until };
  const heard = [...(await loadSaid(tx, known, span)), ...(await loadAsked(tx, known, span)), ...(await loadTalk(tx, known, span))];
  return heard.toSorted((a, b) => a.at.localeCompare(b.at));
}

type Known = { readonly memberId: string; readonly personId: string; readonly email: string; readonly seen: Expression<SqlBool> };

/** What of the plan happened on their side, as they said it. */
async function loadSaid(tx: Tx, { memberId, personId, email, seen }: Known, { since, until }: Span): Promise<readonly Heard[]> {
  const named = sql<boolean>`(engagements.owner_id = ${memberId}::uuid or exists (
    select 1 from touchpoints t where t.workspace_id = happenings.workspace_id and t.engagement_id = happenings.engagement_id and t.event = happenings.event and t.removed_at is null
      and ${personId}::uuid in (t.teller_id, t.told_id, t.backup_id) and (not ${confided()} or happenings.person_id in (t.teller_id, t.told_id))))`;
  const pressed = sql<boolean>`exists (select 1 from announcements a where a.workspace_id = happenings.workspace_id and a.subject_kind = 'happening' and a.subject_id = happenings.id and a.topic = ${PRESSING_TOPIC} and a.recipient_email = ${email})`;
  const rows = await tx.kysely
    .selectFrom('happenings')
    .innerJoin('engagements', (join) => join.onRef('engagements.workspaceId', '=', 'happenings.workspaceId').onRef('engagements.id', '=', 'happenings.engagementId'))
    .innerJoin('clients', (join) => join.onRef('clients.workspaceId', '=', 'happenings.workspaceId').onRef('clients.id', '=', 'happenings.clientId'))
    .select(['happenings.event as what', 'happenings.about', 'happenings.words', 'happenings.raisedByName as name', 'clients.name as clientName', 'happenings.happensOn', 'happenings.expectedOn', 'happenings.untilOn as until', 'happenings.standsIn', 'happenings.raisedAt as at'])
    .where('happenings.workspaceId', '=', tx.workspaceId)
    .where('happenings.raisedSide', '=', 'client')
    .where('happenings.raisedAt', '>', since)
    .where('happenings.raisedAt', '<=', until)
    .where(sql<boolean>`coalesce(least(happenings.answered_at, happenings.taken_back_at), 'infinity') > ${until}::timestamptz`)
    .where('engagements.deletedAt', 'is', null)
    .where(named)
    .where(seen)
    .where(sql<boolean>`not ${pressed}`)
    .orderBy('happenings.raisedAt')
    .limit(MOST)
    .execute();
  return rows.map(({ happensOn, expectedOn, ...row }) => ({ ...row, from: row.what === 'delay' ? expectedOn : happensOn }));
}

/** What they asked about something that they were told, for whoever leads the work and whoever told them. */
async function loadAsked(tx: Tx, { memberId, seen }: Known, { since, until }: Span): Promise<readonly Heard[]> {
  const rows = await tx.kysely
    .selectFrom('notices')
    .innerJoin('engagements', (join) => join.onRef('engagements.workspaceId', '=', 'notices.workspaceId').onRef('engagements.id', '=', 'notices.engagementId'))
    .innerJoin('clients', (join) => join.onRef('clients.workspaceId', '=', 'notices.workspaceId').onRef('clients.id', '=', 'notices.clientId'))
    .select(['notices.about', 'notices.question as words', 'notices.toldName as name', 'clients.name as clientName', 'notices.askedAt as at'])
    .where('notices.workspaceId', '=', tx.workspaceId)
    .where('notices.askedAt', '>', since)
    .where('notices.askedAt', '<=', until)
    .where(sql<boolean>`coalesce(notices.answered_at, 'infinity') > ${until}::timestamptz`)
    .where('engagements.deletedAt', 'is', null)
    .where(({ eb, or }) => or([eb('engagements.ownerId', '=', memberId), eb('notices.toldBy', '=', memberId)]))
    .where(seen)
    .orderBy('notices.askedAt')
    .limit(MOST)
    .execute();
  return rows.map(({ at, ...row }) => ({ ...row, what: 'question', from: null, until: null, standsIn: '', at: at ?? '' }));
}

/** Questions and proposals about an agreement, for whoever leads the work and does not sign it: who signs is told of them anyway. */
async function loadTalk(tx: Tx, { memberId, seen }: Known, { since, until }: Span): Promise<readonly Heard[]> {
  const signs = sql<boolean>`exists (select 1 from signatories s where s.workspace_id = agreements.workspace_id and s.agreement_id = agreements.id and s.member_id = ${memberId}::uuid and s.removed_at is null)`;
  // What was still asked when both sides sealed the text waits for nobody; what is proposed for a sealed one does.
  const settled = sql<boolean>`exists (select 1 from seals z where z.workspace_id = remarks.workspace_id and z.agreement_id = remarks.agreement_id and z.sealed_at >= remarks.created_at and z.sealed_at <= ${until}::timestamptz)`;
  const answered = sql<boolean>`exists (select 1 from remark_answers r where r.workspace_id = remarks.workspace_id and r.remark_id = remarks.id and r.author_side = 'provider' and r.created_at <= ${until}::timestamptz)`;
  const rows = await tx.kysely
    .selectFrom('remarks')
    .innerJoin('agreements', (join) => join.onRef('agreements.workspaceId', '=', 'remarks.workspaceId').onRef('agreements.id', '=', 'remarks.agreementId'))
    .innerJoin('engagements', (join) => join.onRef('engagements.workspaceId', '=', 'agreements.workspaceId').onRef('engagements.id', '=', 'agreements.engagementId'))
    .innerJoin('clients', (join) => join.onRef('clients.workspaceId', '=', 'agreements.workspaceId').onRef('clients.id', '=', 'agreements.clientId'))
    .select(['remarks.kind', 'remarks.purpose', 'remarks.body', 'agreements.title as about', 'remarks.authorName as name', 'clients.name as clientName', 'remarks.createdAt as at'])
    .where('remarks.workspaceId', '=', tx.workspaceId)
    .where('remarks.authorSide', '=', 'client')
    .where('remarks.createdAt', '>', since)
    .where('remarks.createdAt', '<=', until)
    .where('agreements.deletedAt', 'is', null)
    .where('agreements.withdrawnAt', 'is', null)
    .where('engagements.deletedAt', 'is', null)
    .where('engagements.ownerId', '=', memberId)
    .where(seen)
    .where(sql<boolean>`not ${signs} and not ${answered} and not ${settled}`)
    .orderBy('remarks.createdAt')
    .limit(MOST)
    .execute();
  return rows.map(({ kind, purpose, body, ...row }) => ({ ...row, what: kind === 'proposal' ? 'proposal' : 'asked', words: purpose === '' ? body : purpose, from: null, until: null, standsIn: '' }));
}
