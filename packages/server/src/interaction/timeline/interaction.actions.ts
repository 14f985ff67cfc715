import type { InferContractRouterInputs } from '@orpc/contract';
import type { contract } from '@entente/contract/contract';
import type { InteractionView, TimelineRow } from '@entente/contract/interaction/interaction.contract';
import { timelineKindsIn, timelineShown } from '@entente/core/interaction/interaction-kind';
import { daysAsked, wordsSought } from '@entente/core/interaction/timeline-period';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { granted, refused } from '@entente/core/kernel/outcome';
import type { Day } from '@entente/core/kernel/values';
import { dayIn, momentIn } from '@entente/core/kernel/zoned-time';
import type { Tx } from '../../platform/database/in-workspace.ts';
import { cutPage, readCursor } from '../../platform/http/cursor.ts';
import type { Answer } from '../../platform/http/operation.ts';
import { loadTimeZone } from '../../record/field.store.ts';
import { ownCondition } from '../../record/own/record.access.ts';
import { grantLinks, oneLink } from '../interaction.access.ts';
import { interactionViews, timelineRow } from '../interaction.view.ts';
import { allOf, wordsAreFound } from './interaction.access.ts';
import { readPinned, readTimeline, type TimelineNarrowing, type TimelineQuery } from './interaction.store.ts';

type Asked = InferContractRouterInputs<typeof contract>['interaction']['timeline'];
type TimelinePage = { rows: TimelineRow[]; nextCursor: string | null; pinned: InteractionView[] };

/** A page of what happened around one record, newest first; what is pinned comes with the first page. */
export async function showTimeline(tx: Tx, actor: ProviderActor, { input, now }: { input: Asked; now: Date }): Promise<Answer<TimelinePage>> {
  const named = oneLink(input);
  if (named === null) return refused('input-is-wrong', { fields: [{ field: 'clientId', message: 'exactly-one-record' }] });
  const { link: about, id, links } = named;
  const limit = Number(input.limit ?? 50);
  const after = readCursor(input.cursor, ['instant', 'id']);
  const narrowing = await readNarrowing(tx, actor, { input, now });
  if (!narrowing.ok) return narrowing;
  const query: TimelineQuery = { about, id, shown: timelineShown(input.show ?? 'all', timelineKindsIn(input.kinds ?? '') ?? []), narrowing: narrowing.value, isPlain: isPlain(input, narrowing.value), limit, after };
  // Asked together, in one round trip; nothing is told unless the links are granted.
  const [seen, entries, pinned] = await Promise.all([grantLinks(tx, actor, links), readTimeline(tx, actor, query), after === null ? readPinned(tx, actor, query) : []]);
  if (seen === null) return refused('not-found');
  const page = cutPage(entries, limit, ({ at, interaction, activity }) => [at, interaction?.id ?? activity?.id ?? '']);
  const view = await interactionViews(tx, actor, [...page.rows.flatMap(({ interaction }) => interaction ?? []), ...pinned]);
  return granted({ rows: page.rows.map((row) => timelineRow(row, view)), nextCursor: page.nextCursor, pinned: pinned.map(view) });
}

async function readNarrowing(tx: Tx, actor: ProviderActor, { input, now }: { input: Asked; now: Date }): Promise<Answer<TimelineNarrowing>> {
  const own = await ownCondition(tx, actor, { kind: 'interaction', filter: input.filter });
  if (!own.ok) return own;
  return granted({ by: input.by ?? null, ...(await readPeriod(tx, input, now)), condition: allOf(own.value, wordsAreFound(actor, wordsSought(input.search))) });
}

/** The moments between which it happened, by the clocks of the workspace. */
async function readPeriod(tx: Tx, { period, from, to }: Asked, now: Date): Promise<Pick<TimelineNarrowing, 'from' | 'before'>> {
  if (period === undefined && from === undefined && to === undefined) return { from: null, before: null };
  const timeZone = await loadTimeZone(tx);
  const days = daysAsked({ period, from, to }, dayIn(timeZone, now));
  const midnight = (day: Day | null): string | null => (day === null ? null : momentIn(timeZone, day, '00:00').toISOString());
  return { from: midnight(days.from), before: midnight(days.before) };
}

/** What anybody asks of any record is worth a plan that is kept. */
function isPlain({ kinds }: Asked, { by, from, before, condition }: TimelineNarrowing): boolean {
  return kinds === undefined && [by, from, before, condition].every((chosen) => chosen === null);
}
