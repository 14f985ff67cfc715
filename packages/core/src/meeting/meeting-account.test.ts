import { describe, expect, it } from 'vitest';
import { meetingAccount, type CountedMeeting } from './meeting-account.ts';
import { meetingNews } from './meeting-news.ts';
import { meetingTerms, NO_TERMS } from './meeting-terms.ts';
import { idOf, SAMPLE_CONTENT } from '../document/document.fixture.ts';
import { PLAIN_WORDS as WORDS } from '../document/frame-words.fixture.ts';

const meeting = (day: string, more: Partial<CountedMeeting> = {}): CountedMeeting => ({ id: idOf(Number(day.replaceAll('-', ''))), startsAt: `${day}T09:00:00.000Z`, minutes: 60, state: 'held', counts: true, owed: false, ...more });
const asked = { timeZone: 'Europe/Warsaw', now: new Date('2026-05-20T10:00:00Z') };

describe('the calendar beside the agreement', () => {
  const terms = { ...NO_TERMS, intervalDays: 14, minutes: 60, count: 4, until: '2026-09-01' };

  it('counts what was held or counts as held, and shows a gap that is too long', () => {
    const calendar = [meeting('2026-04-01'), meeting('2026-04-24', { state: 'cancelled' }), meeting('2026-05-18', { state: 'planned', counts: false }), meeting('2026-04-10', { state: 'cancelled', counts: false })];
    expect(meetingAccount(calendar, { terms, ...asked })).toEqual({
      counted: 2, planned: 1, owed: 0, agreed: 4,
      departures: [{ what: 'gap', from: '2026-04-01', to: '2026-04-24', days: 23, agreed: 14, ahead: false }, { what: 'gap', from: '2026-04-24', to: '2026-05-18', days: 24, agreed: 14, ahead: false }],
    });
  });

  it('shows silence, too long a meeting and too many; and nothing of it where nothing was agreed', () => {
    const calendar = [meeting('2026-04-20', { minutes: 75 }), meeting('2026-04-21'), meeting('2026-04-22'), meeting('2026-04-23'), meeting('2026-04-24', { owed: true, counts: false, state: 'cancelled' }), meeting('2026-04-25')];
    expect(meetingAccount(calendar, { terms, ...asked })).toMatchObject({ owed: 1, departures: [{ what: 'silence', from: '2026-04-25', days: 25 }, { what: 'length', on: '2026-04-20', minutes: 75 }, { what: 'number', count: 5, agreed: 4 }] });
    expect(meetingAccount(calendar, { terms: NO_TERMS, ...asked }).departures).toEqual([]);
    expect(meetingAccount([], { terms, ...asked }).departures).toEqual([]);
  });
});

describe('what a signed text says about meetings', () => {
  const variable = (key: string, type: 'hours' | 'weeks' | 'number' | 'months' | 'day' | 'text', value: string | null, at: number) => ({ id: idOf(200 + at), position: at, key, label: key, type, value, suggestions: [], required: true });

  it('is read from its variables, with the clause that gives the notice', () => {
    const text = {
      ...SAMPLE_CONTENT,
      variables: [variable('cancel_hours', 'hours', '48', 1), variable('meeting_interval', 'weeks', '2', 2), variable('meeting_minutes', 'number', '75', 3), variable('duration_months', 'months', '6', 4), variable('start_day', 'day', '2026-01-31', 5), variable('meeting_place', 'text', 'online', 6)],
      clauses: SAMPLE_CONTENT.clauses.map((clause) => (clause.key === 'ending' ? { ...clause, body: 'Either side moves it {cancel_hours} ahead.' } : clause)),
    };
    expect(meetingTerms(text, WORDS)).toMatchObject({ rule: { source: 'agreement', hours: 48, number: '2.2' }, intervalDays: 14, minutes: 75, count: null, place: 'online', from: '2026-01-31', until: '2026-07-31' });
    expect(meetingTerms(text, WORDS).rule.words).toMatch(/^Either side moves it .+ ahead\.$/);
  });

  it('is that nothing was agreed where it says nothing', () => {
    expect(meetingTerms(SAMPLE_CONTENT, WORDS)).toEqual(NO_TERMS);
    expect(meetingTerms({ ...SAMPLE_CONTENT, variables: [variable('cancel_hours', 'hours', null, 1)] }, WORDS).rule.source).toBe('default');
  });
});

describe('what is told of meetings', () => {
  const act = (meetingId: string, name: string, toAt: string | null = null) => ({ meetingId, act: name, toAt });

  it('is what stands at the end; what was done and taken back is no news', () => {
    expect(meetingNews([act('a', 'planned', '1'), act('a', 'moved', '2')])).toEqual([act('a', 'planned', '2')]);
    expect(meetingNews([act('a', 'moved', '1'), act('b', 'cancelled'), act('a', 'moved', '2')])).toEqual([act('a', 'moved', '2'), act('b', 'cancelled')]);
    expect(meetingNews([act('a', 'planned', '1'), act('a', 'cancelled')])).toEqual([]);
    expect(meetingNews([act('a', 'cancelled'), act('a', 'reopened', '1')])).toEqual([]);
    expect(meetingNews([act('a', 'move_asked', '1'), act('a', 'taken_back', '2'), act('b', 'held')])).toEqual([]);
    expect(meetingNews([act('a', 'taken_back', '2')])).toEqual([act('a', 'taken_back', '2')]);
  });
});
