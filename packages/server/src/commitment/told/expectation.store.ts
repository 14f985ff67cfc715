import type { Day } from '@entente/core/kernel/values';
import { sql } from 'kysely';
import type { Tx } from '../../platform/database/in-workspace.ts';
import type { StoredPerson } from '../commitment-person.store.ts';

type Who = Pick<StoredPerson, 'id' | 'memberId'>;

/** What the other side said to expectations, after a person was told last: to a person of the client of what they said or are asked, to ours, unless they wish no mail of it, of the engagements they own. */
export async function loadExpectationNews(tx: Tx, { id, memberId }: Who, { since, until }: { since: string; until: string }) {
  const concerned = memberId === null
    ? sql<boolean>`expectations.person_id = ${id}::uuid and expectation_answers.side = 'provider'`
    : sql<boolean>`expectation_answers.side = 'client' and engagements.owner_id = ${memberId}::uuid and exists (select 1 from members m where m.workspace_id = engagements.workspace_id and m.id = engagements.owner_id and m.hears_clients <> 'none')`;
  return tx.kysely
    .selectFrom('expectationAnswers')
    .innerJoin('expectations', (join) => join.onRef('expectations.workspaceId', '=', 'expectationAnswers.workspaceId').onRef('expectations.id', '=', 'expectationAnswers.expectationId'))
    .innerJoin('engagements', (join) => join.onRef('engagements.workspaceId', '=', 'expectations.workspaceId').onRef('engagements.id', '=', 'expectations.engagementId'))
    .select(['expectationAnswers.act', 'expectationAnswers.words', 'expectationAnswers.actorName', 'expectations.words as title', 'expectations.side'])
    .where('expectationAnswers.workspaceId', '=', tx.workspaceId)
    .where('expectationAnswers.recordedAt', '>', since)
    .where('expectationAnswers.recordedAt', '<=', until)
    .where('expectationAnswers.act', 'in', ['said', 'agreed', 'partly', 'doubtful', 'withdrawn', 'handed_over'])
    // What was taken back meanwhile is no news, nor is that of which nobody has heard.
    .where(sql<boolean>`(expectation_answers.act <> 'withdrawn' or exists (select 1 from expectation_answers f where f.workspace_id = expectation_answers.workspace_id and f.expectation_id = expectation_answers.expectation_id and f.position = 1 and f.recorded_at <= ${since}))`)
    .where(sql<boolean>`(expectation_answers.act = expectations.state or (expectation_answers.act in ('said', 'handed_over') and expectations.state <> 'withdrawn'))`)
    // Whoever it was handed over to hears that, and what is said from then on.
    .where(sql<boolean>`(expectation_answers.act <> 'handed_over' or expectation_answers.from_person_id is not null)`)
    .where(sql<boolean>`not exists (select 1 from expectation_answers h where h.workspace_id = expectation_answers.workspace_id and h.expectation_id = expectation_answers.expectation_id and h.from_person_id is not null and h.position > expectation_answers.position)`)
    .where('engagements.deletedAt', 'is', null)
    .where(concerned)
    .orderBy('expectationAnswers.recordedAt')
    .orderBy('expectationAnswers.id')
    .limit(100)
    .execute();
}

/** What a person of the client said they would look at again, with its day; ours see it in Today. */
export async function loadReviews(tx: Tx, { id, memberId }: Who): Promise<readonly { readonly title: string; readonly reviewOn: Day }[]> {
  if (memberId !== null) return [];
  return tx.kysely
    .selectFrom('expectations')
    .innerJoin('engagements', (join) => join.onRef('engagements.workspaceId', '=', 'expectations.workspaceId').onRef('engagements.id', '=', 'expectations.engagementId'))
    .select(['expectations.words as title', 'expectations.reviewOn'])
    .where('expectations.workspaceId', '=', tx.workspaceId)
    .where('expectations.personId', '=', id)
    .where('expectations.state', 'not in', ['unanswered', 'withdrawn'])
    .where('engagements.deletedAt', 'is', null)
    .where('engagements.state', '=', 'open')
    .orderBy('expectations.reviewOn')
    .orderBy('expectations.id')
    .limit(100)
    .execute();
}
