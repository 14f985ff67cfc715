import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { skippedStages, wayOf, type StagePlace } from './stage.ts';
import { daysInStage, isStale, stageFlow, stageMoves, stageTimes, type StageVisit } from './stage-time.ts';

const PIPELINE = 'sales';
const stage = (id: string, position: number, kind: StagePlace['kind'] = 'open', pipelineId = PIPELINE): StagePlace => ({ id, pipelineId, kind, position, retiredAt: null });
const [talk, need, offer, won, lost] = [stage('talk', 0), stage('need', 1), stage('offer', 2), stage('won', 3, 'won'), stage('lost', 4, 'lost')];
const care = stage('care', 0, 'open', 'service');
const STAGES = [talk, need, offer, won, lost, care];

const START = Date.parse('2026-01-01T00:00:00Z');
const at = (minutes: number): string => new Date(START + minutes * 60_000).toISOString();
type Step = { readonly to: string; readonly wait: number; readonly by: string };

/** The stays that moves leave behind: what the server writes. */
function staysOf(first: string, steps: readonly Step[]): StageVisit[] {
  const stays: StageVisit[] = [];
  let [now, stageId, enteredAt, enteredBy] = [0, first, at(0), 'ola'];
  for (const { to, wait, by } of steps) {
    now += wait;
    if (to === stageId) continue;
    stays.push({ stageId, enteredAt, enteredBy, leftAt: at(now), leftBy: by, leftToStageId: to });
    [stageId, enteredAt, enteredBy] = [to, at(now), by];
  }
  return [...stays, { stageId, enteredAt, enteredBy, leftAt: null, leftBy: null, leftToStageId: null }];
}

const ids = fc.constantFrom(...STAGES.map(({ id }) => id));
const steps = fc.array(fc.record<Step>({ to: ids, wait: fc.integer({ min: 1, max: 60_000 }), by: fc.constantFrom('ola', 'nadia', 'tomasz') }), { maxLength: 30 });
const NOW = at(10_000_000);

describe('time in stage', () => {
  it('is first, latest, left, cumulative and how often, from the stays alone', () => {
    const stays = staysOf('talk', [{ to: 'need', wait: 60, by: 'ola' }, { to: 'talk', wait: 30, by: 'nadia' }, { to: 'won', wait: 10, by: 'tomasz' }]);
    expect(stageTimes(stays, at(200))).toEqual([
      { stageId: 'talk', firstEnteredAt: at(0), latestEnteredAt: at(90), leftAt: at(100), timesEntered: 2, latestMilliseconds: 600_000, cumulativeMilliseconds: 70 * 60_000 },
      { stageId: 'need', firstEnteredAt: at(60), latestEnteredAt: at(60), leftAt: at(90), timesEntered: 1, latestMilliseconds: 30 * 60_000, cumulativeMilliseconds: 30 * 60_000 },
      { stageId: 'won', firstEnteredAt: at(100), latestEnteredAt: at(100), leftAt: null, timesEntered: 1, latestMilliseconds: 100 * 60_000, cumulativeMilliseconds: 100 * 60_000 },
    ]);
  });

  it('adds up to the whole life of a deal, in whatever order the stays come', () => {
    fc.assert(
      fc.property(ids, steps, (first, taken) => {
        const stays = staysOf(first, taken);
        const times = stageTimes(stays, NOW);
        expect(times.reduce((sum, { cumulativeMilliseconds }) => sum + cumulativeMilliseconds, 0)).toBe(Date.parse(NOW) - START);
        expect(times.reduce((sum, { timesEntered }) => sum + timesEntered, 0)).toBe(stays.length);
        expect(times.every(({ latestMilliseconds, cumulativeMilliseconds }) => latestMilliseconds <= cumulativeMilliseconds)).toBe(true);
      }),
    );
  });

  it('keeps what was when a deal goes on: a reopening only adds', () => {
    fc.assert(
      fc.property(ids, steps, ids, (first, taken, further) => {
        const before = stageTimes(staysOf(first, taken), NOW);
        const after = new Map(stageTimes(staysOf(first, [...taken, { to: further, wait: 5, by: 'ola' }]), NOW).map((time) => [time.stageId, time]));
        for (const { stageId, firstEnteredAt, timesEntered } of before) {
          expect(after.get(stageId)?.firstEnteredAt).toBe(firstEnteredAt);
          expect(after.get(stageId)?.timesEntered).toBeGreaterThanOrEqual(timesEntered);
        }
      }),
    );
  });
});

describe('moves', () => {
  it.each([
    [talk, need, 'advanced'], [talk, offer, 'advanced'], [offer, talk, 'back'], [talk, won, 'advanced'], [talk, lost, 'lost'], [won, lost, 'lost'], [lost, won, 'advanced'], [won, offer, 'back'], [lost, talk, 'back'], [offer, care, 'away'],
  ] as const)('%o to %o is %s', (from, to, way) => expect(wayOf(from, to)).toBe(way));

  it('say what was jumped over: open stages between, all the rest before a win, none before a loss or on the way back', () => {
    const skipped = (from: StagePlace, to: StagePlace) => skippedStages(STAGES, from, to).map(({ id }) => id);
    expect([skipped(talk, offer), skipped(talk, won), skipped(talk, lost), skipped(offer, talk), skipped(won, offer), skipped(talk, need)]).toEqual([['need'], ['need', 'offer'], [], [], [], []]);
  });

  it('give the credit to whoever moved the deal then, one for each stay that ended', () => {
    fc.assert(
      fc.property(ids, steps, (first, taken) => {
        const stays = staysOf(first, taken);
        const moves = stageMoves(stays.toReversed(), STAGES);
        expect(moves.map(({ by, at: when }) => [by, when])).toEqual(stays.slice(0, -1).map(({ leftBy, leftAt }) => [leftBy, leftAt]));
      }),
    );
  });
});

describe('flow', () => {
  it('entered is always advanced, lost, moved back, moved away and still there', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(ids, steps), { maxLength: 8 }), (deals) => {
        const stays = deals.flatMap(([first, taken]) => staysOf(first, taken));
        const flow = stageFlow(stays, STAGES);
        for (const { entered, advanced, lost: losses, back, away, stillThere } of flow) expect(entered).toBe(advanced + losses + back + away + stillThere);
        expect(flow.reduce((sum, { stillThere }) => sum + stillThere, 0)).toBe(deals.length);
      }),
    );
  });
});

describe('age', () => {
  it('counts whole days, and an open deal is stale from the day its stage says', () => {
    const now = '2026-03-15T12:00:00Z';
    expect(daysInStage('2026-03-01T13:00:00Z', now)).toBe(13);
    const open = { state: 'open', stageSince: '2026-03-01T12:00:00Z' };
    expect([isStale(open, 14, now), isStale(open, 15, now), isStale(open, null, now), isStale({ ...open, state: 'won' }, 1, now)]).toEqual([true, false, false, false]);
  });
});
