import type { ExpectationShow } from '@entente/core/commitment/expectation-state';
import type { ProviderActor } from '@entente/core/kernel/actor';
import type { Day, Side } from '@entente/core/kernel/values';
import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '../../platform/database/in-workspace.ts';
import { withinScope } from '../../workspace/member.access.ts';
import { LEFT, stored, withNames, type StoredExpectation } from '../expectation.store.ts';

export type ExpectationListQuery = {
  readonly search?: string | undefined;
  readonly show?: ExpectationShow | undefined;
  readonly side?: Side | undefined;
  readonly whose?: 'mine' | undefined;
  readonly left?: 'yes' | undefined;
  readonly today: Day;
  readonly limit: number;
  readonly after: readonly (string | number)[] | null;
};

/** One row more than a page of what both sides expect in the engagements the actor may see, soonest to look at again first. */
export async function listExpectations(tx: Tx, actor: ProviderActor, { search = '', show, side, whose, left, today, limit, after }: ExpectationListQuery): Promise<readonly StoredExpectation[]> {
  let query = withNames(tx).where(withinScope(actor, 'engagement', 'engagements.owner_id')).where(shows(show, today));
  if (side !== undefined) query = query.where('expectations.side', '=', side);
  if (whose !== undefined) query = query.where(sql<boolean>`${actor.memberId}::uuid in (engagements.owner_id, expectations.held_by)`);
  if (left !== undefined) query = query.where(sql<boolean>`${LEFT} is not null`);
  if (search.trim() !== '') query = query.where(sql<boolean>`expectations.words ilike ${`%${search.trim().replaceAll(/[\\%_]/g, '\\$&')}%`}`);
  if (after !== null) query = query.where(sql<boolean>`(expectations.review_on, expectations.id) > (${String(after[0])}::date, ${String(after[1])}::uuid)`);
  return (await query.orderBy('expectations.reviewOn').orderBy('expectations.id').limit(limit + 1).execute()).map(stored);
}

/** As `expectationWaits` says it; what was taken back is seen only where it is asked for. */
function shows(show: ExpectationShow | undefined, today: Day): RawBuilder<boolean> {
  if (show === undefined) return sql<boolean>`expectations.state <> 'withdrawn'`;
  const review = sql<boolean>`(expectations.state not in ('unanswered', 'withdrawn') and expectations.review_on <= ${today}::date)`;
  if (show === 'review') return review;
  if (show !== 'ours' && show !== 'theirs') return sql<boolean>`expectations.state = ${show}`;
  const unanswered = sql`expectations.side = ${show === 'ours' ? 'client' : 'provider'} and expectations.state = 'unanswered'`;
  return sql<boolean>`(engagements.state = 'open' and ((${unanswered}) or ${review}))`;
}
