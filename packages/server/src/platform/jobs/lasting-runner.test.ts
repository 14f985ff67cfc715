import { expect, it } from 'vitest';
import { keepGoing, type Run } from './lasting-runner.ts';

/** Runs whose ends the test decides. */
function decidedRuns(): { begin: () => Promise<Run>; begun: () => number; giveUp: () => void; refuseNext: (times: number) => void } {
  let begun = 0;
  let refusals = 0;
  let giveUp: () => void = () => undefined;
  return {
    async begin() {
      if (refusals > 0) {
        refusals -= 1;
        throw new Error('the database is away');
      }
      begun += 1;
      const end = Promise.withResolvers<void>();
      giveUp = () => end.reject(new Error('gave up'));
      return { promise: end.promise, stop: async () => end.resolve() };
    },
    begun: () => begun,
    giveUp: () => giveUp(),
    refuseNext(times) {
      refusals = times;
    },
  };
}

it('begins again when a run gives up, as often as it takes', async () => {
  const runs = decidedRuns();
  const lasting = await keepGoing(runs.begin);
  runs.refuseNext(1);
  runs.giveUp();
  await expect.poll(runs.begun, { timeout: 5_000 }).toBe(2);
  runs.giveUp();
  await expect.poll(runs.begun).toBe(3);
  await lasting.stop();
  expect(runs.begun()).toBe(3);
});

it('stops for good, also while it waits for the database', async () => {
  const runs = decidedRuns();
  const lasting = await keepGoing(runs.begin);
  runs.refuseNext(1_000);
  runs.giveUp();
  await lasting.stop();
  expect(runs.begun()).toBe(1);
});

it('stops although the run itself never ends', async () => {
  const lasting = await keepGoing(async () => ({ promise: new Promise(() => undefined), stop: () => new Promise(() => undefined) }), { patienceMs: 50 });
  await lasting.stop();
}, 5_000);

it('does not hide that the first run cannot begin', async () => {
  const runs = decidedRuns();
  runs.refuseNext(1);
  await expect(keepGoing(runs.begin)).rejects.toThrow('away');
});
