import type { Day } from '@entente/core/kernel/values';
import { newestWorkingDays } from '@entente/core/kernel/working-day';
import { dayIn } from '@entente/core/kernel/zoned-time';
import { workCalendar, type DaysOff } from '@entente/core/workspace/days-off';
import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '../../platform/database/in-workspace.ts';

/** The newest days on which the workspace works, newest first, by its clocks, public holidays and days off. */
export async function loadNewestDays(tx: Tx, now: Date): Promise<readonly Day[]> {
  const { timeZone, country, daysOff } = await tx.kysely.selectFrom('workspaces').select(['timeZone', 'country', 'daysOff']).where('workspaceId', '=', tx.workspaceId).executeTakeFirstOrThrow();
  return newestWorkingDays(dayIn(timeZone, now), workCalendar({ country, daysOff: daysOff as readonly DaysOff[] }));
}

/** The newest of these days on which somebody was not away. @param daysOff the column that says when they are. */
export function newestDayOf(days: readonly Day[], daysOff: RawBuilder<unknown>): RawBuilder<string> {
  return sql<string>`case when ${daysOff} = '[]'::jsonb then ${days[0]}::date else (
    select max(day) from unnest(${days}::date[]) as day
    where not exists (select 1 from jsonb_to_recordset(${daysOff}) as away("from" date, "to" date) where day between away."from" and away."to")) end`;
}
