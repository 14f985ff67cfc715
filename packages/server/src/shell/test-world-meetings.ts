import type { MeetingsView } from '@entente/contract/meeting/meeting.contract';
import type { TestMember } from './test-entente.ts';

/** Meetings of one engagement: one ahead, one that the client and one that we wish to move, one past, one called off. */
export type WorldMeetings = { readonly aheadId: string; readonly askedId: string; readonly wishedId: string; readonly pastId: string; readonly endedId: string };

/** Plans meetings of both sides and does something about most of them. */
export async function fillMeetings(who: TestMember, { engagementId, contactId, canary }: { engagementId: string; contactId: string; canary: string }): Promise<WorldMeetings> {
  const call = async (path: string, body: object): Promise<MeetingsView> => {
    const answer = await who.call('POST', path, body);
    if (answer.status !== 201) throw new Error(`nothing was planned: ${JSON.stringify(answer.body)}`);
    return answer.body as MeetingsView;
  };
  const starts = ['2020-01-07', '2036-03-03', '2036-03-10', '2036-03-17', '2036-03-24'].map((day) => ({ day, time: '10:00' }));
  const { rows } = await call('/meetings', { engagementId, title: `${canary} talk`, minutes: 60, people: [{ kind: 'member', id: who.actor.memberId }, { kind: 'contact', id: contactId }], starts });
  const [pastId = '', aheadId = '', askedId = '', wishedId = '', endedId = ''] = rows.map(({ id }) => id);
  const times = [{ day: '2036-04-01', time: '10:00' }, { day: '2036-04-02', time: '10:00' }];
  await call(`/meetings/${askedId}/moving`, { times, side: 'client', words: `${canary} is ill` });
  await call(`/meetings/${wishedId}/moving`, { times });
  await call(`/meetings/${endedId}/cancelling`, {});
  return { aheadId, askedId, wishedId, pastId, endedId };
}
