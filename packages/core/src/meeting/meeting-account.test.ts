import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { departuresOf, meetingAccount, openDebts, type CountedMeeting } from './meeting-account.ts';
import { changeWords, meetingNews } from './meeting-news.ts';
import { openToAll, otherClocks, type MeetingHours } from './meeting-hours.ts';
import { meetingTerms, NO_TERMS, type MeetingTerms } from './meeting-terms.ts';
import { planMeetings } from './plan-meetings.ts';
import { termsInForce, withCards } from './terms-in-force.ts';
import { WEEKDAYS_ONLY } from '../commitment/working-day.ts';
import { idOf, SAMPLE_CONTENT } from '../document/document.fixture.ts';
import { PLAIN_WORDS as WORDS } from '../document/frame-words.fixture.ts';

const meeting = (day: string, more: Partial<CountedMeeting> = {}): CountedMeeting => ({ id: idOf(Number(day.replaceAll('-', ''))), startsAt: `${day}T09:00:00.000Z`, minutes: 60, state: 'held', counts: true, owed: false, makesUpId: null, ...more });
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

describe('the hours of those who meet', () => {
  const hours = (more: Partial<MeetingHours> = {}): MeetingHours => ({ name: 'Anna', side: 'client', timeZone: 'America/New_York', quiet: { timeZone: 'America/New_York', from: '17:00', until: '09:00', days: [] }, calendar: WEEKDAYS_ONLY, ...more });
  const planned = (day: string, time = '14:00') => meeting(day, { state: 'planned', counts: false, startsAt: `${day}T${time}:00.000Z` });

  it('show in a meeting ahead, for the whole of its length, and so do days off and what lies after the agreed end', () => {
    const terms = { ...NO_TERMS, until: '2026-06-03' };
    // New York is four hours behind UTC: nine to five there is 13 to 21 here.
    const [fine, tooLong, early, over] = [planned('2026-06-01', '20:00'), planned('2026-06-02', '20:01'), planned('2026-06-03', '12:59'), planned('2026-06-04')];
    const all = [fine, tooLong, early, over];
    const known = new Map(all.map(({ id }) => [id, [hours({ calendar: { isDayOff: (day) => day === '2026-06-04' } })]]));
    expect(meetingAccount(all, { terms, ...asked, hours: known }).departures).toEqual([
      { what: 'end', count: 1, agreed: '2026-06-03' },
      ...[tooLong, early, over].map(({ id, startsAt }) => ({ what: 'quiet', meetingId: id, on: startsAt.slice(0, 10), names: ['Anna'] })),
    ]);
  });

  it('leave days on which everybody can meet, by the clocks of each', () => {
    const wednesday = hours({ quiet: { timeZone: 'America/New_York', from: '00:00', until: '00:00', days: [1, 2, 4, 5] } });
    const days = planMeetings({ first: '2026-06-01', count: 3, everyDays: 14, calendar: openToAll([wednesday, hours()], { timeZone: 'Europe/Warsaw', time: '16:00', minutes: 60 }) });
    expect(days).toEqual(['2026-06-03', '2026-06-17', '2026-07-01']);
  });

  it('say whose clocks show another time, those that agree together', () => {
    const people = [hours(), hours({ name: 'Jan', timeZone: 'Europe/Warsaw' }), hours({ name: 'Eve', timeZone: 'America/Toronto' })];
    expect(otherClocks(people, { startsAt: '2026-06-01T12:00:00.000Z', timeZone: 'Europe/Berlin' })).toEqual([{ timeZone: 'America/New_York', names: ['Anna', 'Eve'] }]);
  });

  it('say of one more day whether it departs from the agreed time between two or from the agreed end', () => {
    const of = (on: string) => departuresOf(on, { days: ['2026-06-01', '2026-08-01'], terms: { intervalDays: 14, until: '2026-06-20' } });
    expect([of('2026-06-15'), of('2026-06-16'), of('2026-06-21'), of('2026-05-01')]).toEqual([[], ['interval'], ['interval', 'end'], []]);
  });
});

describe('a meeting that has to be made up for', () => {
  const debt = meeting('2026-04-01', { state: 'missed', counts: false, owed: true });
  const inPlace = (more: Partial<CountedMeeting>) => meeting('2026-05-01', { makesUpId: debt.id, counts: false, ...more });

  it('is owed until it is made up for: planned covers it, held ends it, called off it is owed again', () => {
    const owed = (...more: readonly CountedMeeting[]) => openDebts([debt, ...more]).map(({ id }) => id);
    expect(owed()).toEqual([debt.id]);
    expect(owed(inPlace({ state: 'planned' }))).toEqual([]);
    expect(owed(inPlace({ state: 'held', counts: true }))).toEqual([]);
    expect(owed(inPlace({ state: 'cancelled' }))).toEqual([debt.id]);
    expect(owed(inPlace({ state: 'cancelled', counts: true }))).toEqual([]);
    // Missed by us as well, it is one debt and not two.
    expect(owed(inPlace({ state: 'missed', owed: true }))).toEqual([debt.id]);
    expect(meetingAccount([debt, inPlace({ state: 'cancelled' })], { terms: NO_TERMS, ...asked }).owed).toBe(1);
  });

  it('is never owed more than once, nor forgotten, whatever became of those that made up for it', () => {
    const tried = fc.record({ state: fc.constantFrom('planned' as const, 'held' as const, 'cancelled' as const, 'missed' as const), counts: fc.boolean(), owed: fc.boolean() }).map(({ state, counts, owed }) => ({ state, counts: state === 'held' || (state !== 'planned' && counts), owed: state !== 'planned' && state !== 'held' && owed }));
    fc.assert(fc.property(fc.array(tried, { maxLength: 6 }), (tries) => {
      const all = [debt, ...tries.map((one, at) => meeting(`2026-05-${String(10 + at)}`, { makesUpId: debt.id, ...one }))];
      const isCovered = tries.some(({ state, counts }) => state === 'planned' || counts);
      expect(openDebts(all).map(({ id }) => id)).toEqual(isCovered ? [] : [debt.id]);
    }));
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

describe('several signed texts', () => {
  const rule = (hours: number) => ({ source: 'agreement' as const, hours, words: `${String(hours)} hours`, number: '3.1' });
  const [older, newer] = ['2026-01-01T10:00:00.000Z', '2026-03-01T10:00:00.000Z'];
  const rhythm = { ...NO_TERMS, intervalDays: 14, minutes: 60 };

  it('are bound by the one that plans meetings, and say which it is and what the others want', () => {
    const mentoring = { title: 'Mentoring', sealedAt: older, terms: { ...rhythm, rule: rule(24) } };
    const service = { title: 'Service', sealedAt: newer, terms: { ...NO_TERMS, rule: rule(48) } };
    for (const texts of [[mentoring, service], [service, mentoring]]) expect(termsInForce(texts)).toMatchObject({ title: 'Mentoring', ruleTitle: 'Mentoring', rule: { hours: 24 }, intervalDays: 14, otherRules: [{ title: 'Service', hours: 48 }] });
  });

  it('are bound by the newer where both or neither plan meetings', () => {
    const of = (title: string, sealedAt: string, hours: number, terms: MeetingTerms = rhythm) => ({ title, sealedAt, terms: { ...terms, rule: rule(hours) } });
    expect(termsInForce([of('A', newer, 24), of('B', older, 48)])).toMatchObject({ title: 'A', ruleTitle: 'A', rule: { hours: 24 } });
    expect(termsInForce([of('A', older, 24, NO_TERMS), of('B', newer, 48, NO_TERMS)])).toMatchObject({ ruleTitle: 'B', rule: { hours: 48 } });
  });

  it('give their notice although a newer text says nothing of meetings, and their rhythm although another one has the notice', () => {
    const silent = { title: 'Silent', sealedAt: newer, terms: NO_TERMS };
    expect(termsInForce([{ title: 'Mentoring', sealedAt: older, terms: { ...rhythm, rule: rule(24) } }, silent])).toMatchObject({ title: 'Mentoring', ruleTitle: 'Mentoring', rule: { hours: 24 }, otherRules: [] });
    expect(termsInForce([{ title: 'Plan', sealedAt: newer, terms: rhythm }, { title: 'House rules', sealedAt: older, terms: { ...NO_TERMS, rule: rule(12) } }])).toMatchObject({ title: 'Plan', ruleTitle: 'House rules', intervalDays: 14, rule: { hours: 12 } });
    expect(termsInForce([silent])).toMatchObject({ title: 'Silent', ruleTitle: '', rule: { source: 'default' } });
    expect(termsInForce([])).toEqual({ ...NO_TERMS, title: '', ruleTitle: '', otherRules: [] });
    expect(withCards(termsInForce([silent]), 48).rule).toEqual({ source: 'cards', hours: 48, words: '', number: '' });
    expect(withCards(termsInForce([{ title: 'A', sealedAt: newer, terms: { ...rhythm, rule: rule(24) } }]), 48).rule.hours).toBe(24);
  });
});

describe('what is told of meetings', () => {
  const act = (meetingId: string, name: string, toAt: string | null = null) => ({ meetingId, act: name, toAt });
  const change = (from: string, to: string) => ({ ...act('a', 'changed'), words: changeWords({ title: 'Talk', place: from }, { title: 'Talk', place: to }) });

  it('is what stands at the end; what was done and taken back is no news', () => {
    expect(meetingNews([act('a', 'planned', '1'), act('a', 'moved', '2')])).toEqual([act('a', 'planned', '2')]);
    expect(meetingNews([act('a', 'moved', '1'), act('b', 'cancelled'), act('a', 'moved', '2')])).toEqual([act('a', 'moved', '2'), act('b', 'cancelled')]);
    expect(meetingNews([act('a', 'planned', '1'), act('a', 'cancelled')])).toEqual([]);
    expect(meetingNews([act('a', 'cancelled'), act('a', 'reopened', '1')])).toEqual([]);
    expect(meetingNews([act('a', 'move_asked', '1'), act('a', 'taken_back', '2'), act('b', 'held')])).toEqual([]);
    expect(meetingNews([act('a', 'taken_back', '2')])).toEqual([act('a', 'taken_back', '2')]);
    const [there, back, online] = [change('Room 1', 'Room 2'), change('Room 2', 'Room 1'), change('Room 1', '')];
    expect([meetingNews([there]), meetingNews([there, back]), meetingNews([there, back, online])]).toEqual([[there], [], [online]]);
    expect(online.words).toBe('Room 1 › –');
  });
});
