import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../kernel/zoned-time.ts';
import { dateShift as shifted, wouldCircle, type Blocking, type DayAct, type Schedule, type Slip } from './date-shift.ts';
import { addWorkingDays, isWorkingDay, workingDaysAfter, type WorkCalendar } from './working-day.ts';

const CHRISTMAS: WorkCalendar = { isDayOff: (day) => ['2026-12-24', '2026-12-25', '2026-12-28', '2027-01-01'].includes(day) };
const schedule = (blocks: Blocking[], days: Record<string, string | null>, done: string[] = []): Schedule => ({
  items: Object.entries(days).map(([id, dueOn]) => ({ id, dueOn, open: !done.includes(id) })),
  blocks,
  calendar: CHRISTMAS,
});
const dateShift = (plan: Schedule, slip: Slip) => shifted(plan, slip).moves;
const edge = (id: string, blockedId: string): Blocking => ({ id, blockedId });

describe('something comes late', () => {
  const chain = schedule([edge('photos', 'draft'), edge('draft', 'course')], { photos: '2026-12-14', draft: '2026-12-18', course: '2026-12-23' });

  it('and what waits for it moves by as many working days, over weekends and holidays, and what waits for that', () => {
    expect(dateShift(chain, { id: 'photos', days: 2 })).toEqual([
      { id: 'draft', from: '2026-12-18', to: '2026-12-22', days: 2, becauseOf: 'photos' },
      { id: 'course', from: '2026-12-23', to: '2026-12-30', days: 2, becauseOf: 'draft' },
    ]);
  });

  it('and nothing moves where it is absorbed, and less where it is absorbed in part', () => {
    expect(dateShift(chain, { id: 'photos', days: 2, absorbed: 2 })).toEqual([]);
    expect(dateShift(chain, { id: 'photos', days: 2, absorbed: 1 }).map(({ to }) => to)).toEqual(['2026-12-21', '2026-12-29']);
  });

  it('and what is done stays, and hands nothing on; what has no date hands it on', () => {
    const { blocks } = chain;
    expect(dateShift(schedule([...blocks], { photos: '2026-12-14', draft: '2026-12-18', course: '2026-12-23' }, ['draft']), { id: 'photos', days: 2 })).toEqual([]);
    expect(dateShift(schedule([...blocks], { photos: '2026-12-14', draft: null, course: '2026-12-23' }), { id: 'photos', days: 1 }).map(({ id, to }) => [id, to])).toEqual([['course', '2026-12-29']]);
  });
});

describe('what moved already', () => {
  const days = { logo: '2026-03-02', photos: '2026-03-02', data: '2026-03-02', module: '2026-03-09', phase: '2026-03-13' };
  const plan = (past: DayAct[], dated: Record<string, string | null> = days): Schedule => ({ ...schedule([edge('logo', 'module'), edge('photos', 'module'), edge('data', 'module'), edge('module', 'phase')], dated), past });
  /** The acts that a decision leaves in the ledger. */
  const decided = (cause: string, own: number, moves: readonly { id: string; days: number }[]): DayAct[] => [
    { id: cause, type: 'moved', days: own, handedOn: own, cause },
    ...moves.map((move): DayAct => ({ id: move.id, type: 'moved', days: move.days, handedOn: move.days, cause })),
  ];
  const agreed = (id: string): DayAct => ({ id, type: 'agreed', days: 0, handedOn: 0, cause: null });
  /** Decides one slip after the other, as people do, and says where the module and the end of its phase come to stand. */
  const after = (slips: readonly [string, number][], before: DayAct[] = []) => {
    let [past, dated]: [DayAct[], Record<string, string | null>] = [before, { ...days }];
    let last = shifted(plan(past, dated), { id: 'logo', days: 0 });
    for (const [id, late] of slips) {
      last = shifted(plan(past, dated), { id, days: late });
      past = [...past, ...decided(id, late, last.moves)];
      dated = { ...dated, ...Object.fromEntries(last.moves.map(({ id: moved, to }) => [moved, to])) };
    }
    return { module: dated.module, phase: dated.phase, covered: last.covered };
  };

  it('is not added for inputs side by side: the latest counts, and says because of whom', () => {
    expect(after([['logo', 3], ['photos', 3], ['data', 3]])).toEqual({ module: '2026-03-12', phase: '2026-03-18', covered: [{ id: 'module', days: 3, becauseOf: ['logo'] }] });
    expect(after([['logo', 3], ['photos', 5]])).toEqual({ module: '2026-03-16', phase: '2026-03-20', covered: [{ id: 'module', days: 3, becauseOf: ['logo'] }] });
    expect(after([['photos', 5], ['logo', 3]])).toMatchObject({ module: '2026-03-16', phase: '2026-03-20' });
  });

  it('goes on where the same input slips again, and where what waits is late itself', () => {
    expect(after([['logo', 3], ['photos', 3], ['logo', 2]])).toMatchObject({ module: '2026-03-16', phase: '2026-03-20', covered: [] });
    expect(after([['logo', 3], ['photos', 1], ['photos', 2]])).toMatchObject({ module: '2026-03-12', phase: '2026-03-18' });
    expect(after([['logo', 3], ['module', 1]])).toMatchObject({ phase: '2026-03-19' });
  });

  it('counts from a day that was agreed since, on either end', () => {
    const logo = decided('logo', 3, [{ id: 'module', days: 3 }, { id: 'phase', days: 3 }]);
    expect(after([['photos', 2]], [...logo, agreed('module')])).toMatchObject({ module: '2026-03-11' });
    expect(after([['photos', 2]], [...logo, agreed('photos')])).toMatchObject({ module: '2026-03-11' });
    expect(after([['photos', 2]], [agreed('module'), ...logo])).toMatchObject({ module: '2026-03-09' });
  });

  it('is handed on by what was made up for no further than was said', () => {
    const madeUp: DayAct[] = [{ id: 'logo', type: 'moved', days: 3, handedOn: 0, cause: 'logo' }];
    expect(after([['photos', 2]], madeUp)).toMatchObject({ module: '2026-03-11' });
    expect(after([['logo', 2]], madeUp)).toMatchObject({ module: '2026-03-11' });
  });

  it('is counted through what has no day', () => {
    const through = (past: DayAct[]): Schedule => ({ ...schedule([edge('logo', 'module'), edge('photos', 'phase'), edge('module', 'phase')], { ...days, module: null }), past });
    expect(shifted(through(decided('photos', 3, [{ id: 'phase', days: 3 }])), { id: 'logo', days: 4 }).moves).toMatchObject([{ id: 'phase', days: 1, becauseOf: 'module' }]);
  });
});

it('a commitment cannot come to wait for itself', () => {
  const blocks = [edge('a', 'b'), edge('b', 'c')];
  expect(wouldCircle(blocks, 'c', ['a'])).toBe(true);
  expect(wouldCircle(blocks, 'a', ['a'])).toBe(true);
  expect(wouldCircle(blocks, 'a', ['c', 'd'])).toBe(false);
});

const start = '2026-01-05';
const arbitraryDay = fc.integer({ min: 0, max: 900 }).map((days) => addDays(start, days));
const arbitraryCalendar = fc.uniqueArray(arbitraryDay, { maxLength: 60 }).map((off): WorkCalendar => ({ isDayOff: (day) => off.includes(day) }));
const arbitrarySchedule = fc.integer({ min: 1, max: 9 }).chain((size) =>
  fc.record({
    days: fc.array(fc.option(arbitraryDay), { minLength: size, maxLength: size }),
    open: fc.array(fc.boolean(), { minLength: size, maxLength: size }),
    // Any edges at all, circles too: rows from elsewhere must not hang the program.
    blocks: fc.array(fc.tuple(fc.nat(size - 1), fc.nat(size - 1)), { maxLength: 20 }),
    calendar: arbitraryCalendar,
    days2: fc.integer({ min: 0, max: 30 }),
    absorbed: fc.integer({ min: 0, max: 30 }),
  }),
);

describe('whatever the schedule', () => {
  const made = ({ days, open, blocks, calendar }: { days: (string | null)[]; open: boolean[]; blocks: [number, number][]; calendar: WorkCalendar }): Schedule => ({
    items: days.map((dueOn, index) => ({ id: String(index), dueOn, open: open[index] ?? true })),
    blocks: blocks.map(([from, to]) => edge(String(from), String(to))),
    calendar,
  });

  it('no date moves to an earlier day, each lands on a working day, as many working days later, and each moves once', () => {
    fc.assert(fc.property(arbitrarySchedule, (one) => {
      const plan = made(one);
      const moves = dateShift(plan, { id: '0', days: one.days2 });
      for (const { from, to, days } of moves) {
        expect(to >= from).toBe(true);
        expect(isWorkingDay(to, plan.calendar)).toBe(true);
        expect(workingDaysAfter(from, to, plan.calendar)).toBe(days);
      }
      expect(new Set(moves.map(({ id }) => id)).size).toBe(moves.length);
      expect(moves.some(({ id }) => id === '0')).toBe(false);
    }), { numRuns: 150 });
  });

  it('what waits for something that moves moves too, and nothing else does', () => {
    fc.assert(fc.property(arbitrarySchedule, (one) => {
      const plan = made({ ...one, days: one.days.map((day) => day ?? start) });
      const moved = new Set(dateShift(plan, { id: '0', days: one.days2 + 1 }).map(({ id }) => id));
      const open = new Set(plan.items.filter((item) => item.open).map(({ id }) => id));
      const reached = new Set(plan.blocks.filter(({ id, blockedId }) => (id === '0' || moved.has(id)) && blockedId !== '0' && open.has(blockedId)).map(({ blockedId }) => blockedId));
      expect([...moved].toSorted()).toEqual([...reached].toSorted());
    }), { numRuns: 150 });
  });

  it('more lateness never gives an earlier date, and absorbing all of it moves nothing', () => {
    fc.assert(fc.property(arbitrarySchedule, (one) => {
      const plan = made(one);
      const [less, more] = [dateShift(plan, { id: '0', days: one.days2 + 1, absorbed: one.absorbed }), dateShift(plan, { id: '0', days: one.days2 + 1 })];
      for (const { id, to } of less) expect((more.find((move) => move.id === id)?.to ?? '') >= to).toBe(true);
      expect(dateShift(plan, { id: '0', days: one.days2, absorbed: one.days2 })).toEqual([]);
    }), { numRuns: 150 });
  });

  it('working days are counted as they are added', () => {
    fc.assert(fc.property(arbitraryDay, fc.integer({ min: 0, max: 60 }), arbitraryCalendar, (day, count, calendar) => {
      expect(workingDaysAfter(day, addWorkingDays(day, count, calendar), calendar)).toBe(count);
    }), { numRuns: 150 });
  });
});
