import type { Day } from '@entente/core/kernel/values';
import { newestWorkingDays } from '@entente/core/kernel/working-day';
import { dayIn } from '@entente/core/kernel/zoned-time';
import { workCalendar, type DaysOff } from '@entente/core/workspace/days-off';
import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '../../platform/database/in-workspace.ts';

/** The newest working days by the country whose holidays are kept, empty for the workspace's; newest first. */
export type NewestDays = ReadonlyMap<string, readonly Day[]>;

/** The newest days on which the workspace works, newest first, by its clocks, public holidays and days off; and the same with the holidays of each other country that somebody keeps. */
export async function loadNewestDays(tx: Tx, now: Date): Promise<NewestDays> {
  const { timeZone, country, daysOff } = await tx.kysely.selectFrom('workspaces').select(['timeZone', 'country', 'daysOff']).where('workspaceId', '=', tx.workspaceId).executeTakeFirstOrThrow();
  const kept = ['', ...(await loadKeptCountries(tx))];
  return new Map(kept.map((one) => [one, newestWorkingDays(dayIn(timeZone, now), workCalendar({ country: one === '' ? country : one, daysOff: daysOff as readonly DaysOff[] }))]));
}

/** Countries whose holidays somebody keeps instead of the workspace's. */
export async function loadKeptCountries(tx: Tx): Promise<readonly string[]> {
  const { rows } = await keptCountriesAsked(tx).execute(tx.kysely);
  return rows.map(({ country }) => country);
}

/** The question for them. The empty country is written out: as a value the index of those who chose one might not be read for it. */
export function keptCountriesAsked(tx: Tx): RawBuilder<{ country: string }> {
  return sql`select distinct country from commitment_people where workspace_id = ${tx.workspaceId} and country <> ''`;
}

/** The newest of these days on which somebody was not away. @param columns what says when they are, and which country's holidays they keep. */
export function newestDayOf(days: NewestDays, { daysOff, country }: { readonly daysOff: RawBuilder<unknown>; readonly country: RawBuilder<unknown> }): RawBuilder<string> {
  const { '': ours = [], ...others } = Object.fromEntries(days);
  const cases = Object.entries(others).map(([name, kept]) => sql`when ${name} then ${newestOf(kept, daysOff)}`);
  return cases.length === 0 ? newestOf(ours, daysOff) : sql<string>`case ${country} ${sql.join(cases, sql` `)} else ${newestOf(ours, daysOff)} end`;
}

function newestOf(days: readonly Day[], daysOff: RawBuilder<unknown>): RawBuilder<string> {
  return sql<string>`case when ${daysOff} = '[]'::jsonb then ${days[0]}::date else (
    select max(day) from unnest(${days}::date[]) as day
    where not exists (select 1 from jsonb_to_recordset(${daysOff}) as away("from" date, "to" date) where day between away."from" and away."to")) end`;
}
