import type { MeetingsView } from '@entente/contract/meeting/meeting.contract';
import { startAgreement } from './test-agreement.ts';
import type { TestEntente } from './test-entente.ts';

const HOUR = 3_600_000;

/** What a call about meetings shows. @throws where it was refused. */
export function viewIn({ status, body }: { status: number; body: unknown }): MeetingsView {
  if (status !== 201) throw new Error(`it was refused: ${JSON.stringify(body)}`);
  return body as MeetingsView;
}

/** The meeting that is furthest ahead. */
export function lastOf({ rows }: MeetingsView): MeetingsView['rows'][number] {
  const row = rows.at(-1);
  if (row === undefined) throw new Error('there is no meeting');
  return row;
}

/** A day and a time by the clocks of the workspace, so many hours from a moment. */
export function hoursFrom(moment: number, hours: number): { readonly day: string; readonly time: string } {
  const shown = new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Warsaw', dateStyle: 'short', timeStyle: 'short' }).format(new Date(moment + hours * HOUR));
  return { day: shown.slice(0, 10), time: shown.slice(11, 16) };
}

/** An engagement with one meeting of Ola and Anna, whatever else stands in their calendars. */
export async function meet(t: TestEntente, { engagementId: given, ...more }: { readonly engagementId?: string | undefined; readonly starts: readonly object[]; readonly title?: string }) {
  const engagementId = given ?? (await startAgreement(t.ola)).engagementId;
  const { rows } = (await t.ola.call('GET', `/commitments/people?engagementId=${engagementId}`)).body as { rows: { choice: { kind: string; id: string }; side: string }[] };
  const people = [{ kind: 'member', id: t.ola.actor.memberId }, rows.find(({ side }) => side === 'client')?.choice];
  const view = viewIn(await t.ola.call('POST', '/meetings', { engagementId, title: 'First talk', minutes: 60, place: 'https://meet.example/a', people, taken: true, ...more }));
  return { engagementId, people, view, id: view.rows[0]?.id ?? '' };
}

/** Lets what waits for its moment be told now. */
export async function tellOfMeetings(t: TestEntente): Promise<void> {
  await t.services.database.pool.query(`update graphile_worker._private_jobs j set run_at = now() from graphile_worker._private_tasks k where k.id = j.task_id and k.identifier = 'tell_meetings'`);
  await t.workOff();
}
