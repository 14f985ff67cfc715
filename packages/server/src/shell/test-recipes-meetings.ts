import type { RecipeOf } from './test-recipes.ts';

/** Calls about the meetings of an engagement. */
export const MEETING_RECIPES = {
  listMeetings: ({ draft }) => [{ query: { engagementId: draft.engagementId }, names: 'row' }],
  proposeMeetings: ({ draft }) => [{ query: { engagementId: draft.engagementId, first: '2027-03-01', time: '10:00' }, names: 'row' }],
  planMeetings: ({ draft, who, contactId }, own) => {
    const planned = { title: 'Talk', minutes: 60, starts: [{ day: '2027-03-01', time: '10:00' }] };
    return [
      { body: { engagementId: draft.engagementId, ...planned, people: [{ kind: 'member', id: who.actor.memberId }, { kind: 'contact', id: contactId }] }, names: 'row' },
      { body: { engagementId: own.draft.engagementId, ...planned, people: [{ kind: 'member', id: own.who.actor.memberId }, { kind: 'contact', id: contactId }] }, names: 'row' },
    ];
  },
  updateMeeting: ({ meetings }) => [{ path: { id: meetings.aheadId }, body: { set: { place: 'Room 2' }, before: { place: '' } }, names: 'row' }],
  moveMeeting: ({ meetings }) => [{ path: { id: meetings.aheadId }, body: { times: [{ day: '2027-03-02', time: '10:00' }], late: true }, names: 'row' }],
  answerMeeting: ({ meetings }) => [{ path: { id: meetings.askedId }, body: { agree: false }, names: 'row' }],
  takeBackMeetingWish: ({ meetings }) => [{ path: { id: meetings.wishedId }, names: 'row' }],
  closeMeeting: ({ meetings, canary }) => [{ path: { id: meetings.pastId }, body: { outcome: 'held', words: `${canary} talked` }, names: 'row' }],
  reopenMeeting: ({ meetings }) => [{ path: { id: meetings.endedId }, names: 'row' }],
  getMeetingCalendar: ({ meetings }) => [{ path: { id: meetings.aheadId }, names: 'row' }],
  cancelMeeting: ({ meetings }) => [{ path: { id: meetings.aheadId }, body: { late: true }, names: 'row' }],
} as const satisfies Readonly<Record<string, RecipeOf>>;
