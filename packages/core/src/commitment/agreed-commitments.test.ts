import { describe, expect, it } from 'vitest';
import { agreedCommitments } from './agreed-commitments.ts';
import { commitmentStanding, type CommitmentFacts } from './commitment-state.ts';
import { newDay, timeChoices } from './time-choices.ts';
import { WEEKDAYS_ONLY } from './working-day.ts';

const phase = (id: string, startsOn: string, endsOn: string) => ({ id, position: 1, name: `Phase ${id}`, description: '', startsOn, endsOn });

describe('what an agreement promises', () => {
  const agreed = agreedCommitments({
    phases: [phase('p1', '2026-01-12', '2026-01-30'), phase('p2', '2026-02-02', '2026-02-27')],
    deliverables: [{ id: 'd1', position: 1, phaseId: 'p1', name: 'Script', form: 'DOCX', quantity: 1, acceptance: [], rounds: 2, reviewDays: 5, dueOn: null, decider: '' }],
    clientInputs: [
      { id: 'i1', position: 1, text: 'Photos', form: 'JPG', dueOn: '2026-01-14', owner: 'Anna', phaseId: 'p1' },
      { id: 'i2', position: 2, text: 'Logo', form: '', dueOn: null, owner: '', phaseId: 'p2' },
      { id: 'i3', position: 3, text: 'Anything', form: '', dueOn: null, owner: '', phaseId: null },
    ],
  });
  const of = (id: string) => agreed.find(({ sourceId }) => sourceId === id);

  it('the client hands over what its phase needs, the provider delivers and ends phases', () => {
    expect(agreed.map(({ sourceId, side }) => `${sourceId} ${side}`)).toEqual(['i1 client', 'i2 client', 'i3 client', 'd1 provider', 'p1 provider', 'p2 provider']);
  });

  it('takes a date from the phase where a record has none, and leaves it open where there is no phase', () => {
    expect([of('i1')?.dueOn, of('i2')?.dueOn, of('i3')?.dueOn, of('d1')?.dueOn]).toEqual(['2026-01-14', '2026-02-02', null, '2026-01-30']);
  });

  it('knows what waits for what', () => {
    expect([of('i1')?.blocks, of('i2')?.blocks, of('i3')?.blocks, of('d1')?.blocks, of('p1')?.blocks, of('p2')?.blocks]).toEqual([['d1'], ['p2'], [], ['p1'], ['p2'], []]);
  });
});

describe('where a commitment stands', () => {
  const facts: CommitmentFacts = { side: 'client', dueOn: '2026-03-06', expectedOn: null, doneAt: null, stuckAt: null, exceptedAt: null };

  it('is late from the first working day after its date, counted in working days', () => {
    expect(commitmentStanding(facts, '2026-03-08', WEEKDAYS_ONLY)).toEqual({ state: 'open', lateDays: 0 });
    expect(commitmentStanding(facts, '2026-03-10', WEEKDAYS_ONLY)).toEqual({ state: 'late', lateDays: 2 });
  });

  it('counts the lateness of a provider as that of a client', () => {
    for (const day of ['2026-03-05', '2026-03-09', '2026-04-01']) expect(commitmentStanding({ ...facts, side: 'provider' }, day, WEEKDAYS_ONLY)).toEqual(commitmentStanding(facts, day, WEEKDAYS_ONLY));
  });

  it('shows beforehand how late it will be where time was asked for', () => {
    expect(commitmentStanding({ ...facts, expectedOn: '2026-03-11' }, '2026-03-02', WEEKDAYS_ONLY)).toEqual({ state: 'open', lateDays: 3 });
  });

  it('is late no more once it is done or excepted, and stuck is said before late', () => {
    const at = '2026-03-20T10:00:00.000Z';
    expect(commitmentStanding({ ...facts, doneAt: at }, '2026-03-20', WEEKDAYS_ONLY)).toEqual({ state: 'done', lateDays: 0 });
    expect(commitmentStanding({ ...facts, exceptedAt: at }, '2026-03-20', WEEKDAYS_ONLY)).toEqual({ state: 'excepted', lateDays: 0 });
    expect(commitmentStanding({ ...facts, stuckAt: at }, '2026-03-10', WEEKDAYS_ONLY)).toEqual({ state: 'stuck', lateDays: 2 });
  });
});

describe('more time', () => {
  it('offers working days after the date, or after today where that has passed', () => {
    expect(timeChoices({ today: '2026-03-02', dueOn: '2026-03-06', calendar: WEEKDAYS_ONLY })).toEqual(['2026-03-09', '2026-03-11', '2026-03-13']);
    expect(timeChoices({ today: '2026-03-10', dueOn: '2026-03-06', calendar: WEEKDAYS_ONLY })[0]).toBe('2026-03-11');
  });

  it('takes a later day only, within a year', () => {
    const code = (day: string | null): unknown => {
      const outcome = newDay({ today: '2026-03-10', dueOn: '2026-03-12', day });
      return outcome.ok ? outcome.value : outcome.refusal.code;
    };
    expect([code('2026-03-13'), code('2026-03-12'), code('2026-03-09'), code(null), code('2028-01-01')]).toEqual(['2026-03-13', 'commitment-day-is-not-later', 'commitment-day-is-not-later', 'commitment-day-is-not-later', 'commitment-day-is-too-late']);
  });
});
