/** The steps of `npm test`, each with a name in words and the command behind it. One thread works out each type once; several, beside another row of steps, the same ones again and again. */
const node = (...args) => ({ command: [process.execPath, ...args] });
const vitest = (project) => ({ vitest: project });

/** @type {Record<string, { title: string, command?: string[], vitest?: string }>} */
export const STEPS = {
  types: { title: 'types: every file fits the others', ...node('node_modules/tsc7/bin/tsc', '-p', 'tsconfig.json', '--singleThreaded') },
  lint: { title: 'lint: size, depth and manner of the code', ...node('node_modules/eslint/bin/eslint.js', '--max-warnings=0', '.') },
  promises: { title: 'promises: none is left alone', ...node('node_modules/oxlint/bin/oxlint', '--type-aware', '--deny-warnings', 'packages', 'e2e', 'bench', 'drill') },
  structure: { title: 'structure: one word per thing, in folders, files and tables', ...node('scripts/check.mjs', 'structure') },
  imports: { title: 'imports: who may know whom', ...node('node_modules/dependency-cruiser/bin/dependency-cruiser.mjs', 'packages', '--config', '.dependency-cruiser.cjs', '--output-type', 'err') },
  regexes: { title: 'regular expressions: none can be driven into the ground', ...node('scripts/check.mjs', 'regexes') },
  sql: { title: 'SQL: the portable subset only', ...node('scripts/check.mjs', 'sql') },
  parts: { title: 'parts: lock files without hosts, licences we may ship', ...node('scripts/check.mjs', 'parts') },
  planted: { title: 'planted violations: every rule is seen to fire', ...vitest('scripts') },
  unit: { title: 'rules and documents', ...vitest('unit') },
  server: { title: 'server: over HTTP and a real database', ...vitest('server') },
  house: { title: 'house: database server, backup, command line', ...vitest('house') },
  build: { title: 'build: pages within their weight', ...node('scripts/run.mjs', 'build', '--if-stale') },
  browser: { title: 'browser: two people, three languages', ...vitest('browser') },
};

/**
 * Two rows of steps that go side by side: where one waits (a page for its server, a start for a disk, a person for a
 * mail), the other works, so that no core is idle. The browser takes about as long as all the rest.
 */
export const SIDE_BY_SIDE = [
  ['build', 'browser'],
  ['lint', 'promises', 'types', 'structure', 'imports', 'regexes', 'sql', 'parts', 'planted', 'unit', 'server', 'house'],
];
