import { defineConfig } from 'vitest/config';

const HOUSE = ['packages/server/src/platform/{postgres,operations}/**/*.test.ts', 'packages/cli/src/**/*.test.ts', 'drill/**/*.test.ts'];

export default defineConfig({
  test: {
    projects: [
      {
        // Rules and documents: no database, no network.
        test: { name: 'unit', include: ['packages/{core,phrases,contract,seal,web}/src/**/*.test.{ts,tsx}'] },
      },
      {
        // The real server over one prepared database; each file copies its own.
        test: {
          name: 'server',
          include: ['packages/server/src/**/*.test.ts'],
          exclude: HOUSE,
          globalSetup: ['packages/server/src/platform/test/prepared-database.ts'],
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
      {
        // The machinery starts and kills database servers of its own: one file at a time.
        test: { name: 'house', include: HOUSE, fileParallelism: false, testTimeout: 120_000, hookTimeout: 120_000 },
      },
      {
        test: { name: 'scripts', include: ['scripts/**/*.test.mjs'], testTimeout: 120_000, hookTimeout: 120_000 },
      },
      {
        // A look at every page with its figures: `npm run tour`. Not yet part of `npm test`: see the CHANGELOG. Two at a time: one walk waits out the five minutes of taking back.
        test: { name: 'tour', include: ['e2e/tour.test.ts', 'e2e/without-javascript.test.ts', 'e2e/scanner.test.ts', 'e2e/main-job.test.ts'], maxWorkers: 2, testTimeout: 300_000, hookTimeout: 300_000 },
      },
      {
        // Two people in a real browser against the running program. What follows the five minutes of taking back is walked by `npm run tour`.
        test: { name: 'browser', include: ['e2e/**/*.test.ts'], exclude: ['e2e/tour.test.ts', 'e2e/without-javascript.test.ts', 'e2e/scanner.test.ts'], testNamePattern: /^(?!once nobody can take)/, retry: 1, fileParallelism: false, testTimeout: 300_000, hookTimeout: 300_000 },
      },
    ],
  },
});
