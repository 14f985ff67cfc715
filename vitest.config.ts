import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { memoryFolder } from './packages/server/src/platform/test/memory-folder.ts';

const HOUSE = ['packages/server/src/platform/{postgres,operations}/**/*.test.ts', 'packages/cli/src/**/*.test.ts', 'drill/**/*.test.ts'];

/** Node strips the types of what it runs itself, as it does in production: nothing is transformed first. Not where a test reads TSX or what the build makes. */
const NATIVE = { viteModuleRunner: false };

/** Database servers that live for seconds are made and thrown away by the dozen. */
const IN_MEMORY = { TMPDIR: memoryFolder() };

const MADE: Readonly<Record<string, string>> = { 'virtual:words': 'export const packs = {};', 'virtual:contract-routes': 'export const contractRoutes = {};' };

/** Modules that the build of the pages makes; a unit test needs them to be there, and none of what they hold. */
const madeByBuild = {
  name: 'made-by-build',
  resolveId: (id: string) => (id in MADE ? `\0${id}` : undefined),
  load: (id: string) => MADE[id.slice(1)],
};

/** Files that take long, the longest first: begun last, one of them would leave a core idle at the end. */
const LONG = ['e2e/main-job.test.ts', 'e2e/tour-en.test.ts', 'e2e/document-editor.test.ts', 'e2e/tour-pl.test.ts', 'e2e/tour-ru.test.ts', 'drill/kill-rounds.test.ts', 'packages/cli/src/start.test.ts', 'packages/server/src/shell/hostile-input.test.ts', 'packages/server/src/shell/matrix.test.ts'];

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => [...LONG, ''].findIndex((name) => moduleId.endsWith(name));
    return (await super.sort(files)).sort((one, other) => rank(one) - rank(other));
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: LongFirst },
    projects: [
      {
        // Rules and documents: no database, no network, nothing kept between tests: the files share their modules.
        plugins: [madeByBuild],
        test: { name: 'unit', isolate: false, testTimeout: 60_000, include: ['packages/{core,phrases,contract,seal,web}/src/**/*.test.{ts,tsx}'] },
      },
      {
        // The real server over one prepared database; each file copies its own. The files share the program's modules (nothing of theirs remembers anything): loading them anew for each file took half of the time.
        test: {
          name: 'server',
          experimental: NATIVE,
          env: IN_MEMORY,
          isolate: false,
          maxWorkers: 2,
          // What a request leaves behind dies young: with room for it a worker tidies up less often, and takes a twentieth less of its core.
          execArgv: ['--max-semi-space-size=64'],
          include: ['packages/server/src/**/*.test.ts'],
          exclude: HOUSE,
          globalSetup: ['packages/server/src/platform/test/prepared-database.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        // The machinery starts and kills database servers of its own, each on its own folder; most of the time it waits for them.
        test: { name: 'house', experimental: NATIVE, env: IN_MEMORY, include: HOUSE, globalSetup: ['e2e/built-program.ts'], maxWorkers: 2, testTimeout: 120_000, hookTimeout: 120_000 },
      },
      {
        test: { name: 'scripts', experimental: NATIVE, include: ['scripts/**/*.test.mjs'], testTimeout: 120_000, hookTimeout: 120_000 },
      },
      {
        // People in a real browser against the running program: the main job to its sealed file, every page with its figures (docs/tour), mail scanners, no scripts. Every program starts on a copy of one prepared sample. The files share the modules that they load; each starts what it needs and ends it.
        test: { name: 'browser', experimental: NATIVE, isolate: false, include: ['e2e/**/*.test.ts'], globalSetup: ['e2e/prepared-samples.ts'], retry: 1, maxWorkers: 2, testTimeout: 120_000, hookTimeout: 120_000 },
      },
    ],
  },
});
