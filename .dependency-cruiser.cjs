const { areas } = require('./language.json');

const order = areas.map(({ area }) => area);
const anyArea = `(${order.join('|')})`;
const NOT_A_TEST = '(\\.(test|fixture)\\.tsx?$|/platform/test/|/test-[^/]+\\.ts$)';

/** An area may import only from areas listed above it in language.json. */
const areaOrder = order.slice(0, -1).map((area, index) => ({
  name: `area-order-${area}`,
  comment: `${area} stands above the areas it would import. Move the shared rule up, or let the lower area call ${area}.`,
  severity: 'error',
  from: { path: `^packages/(core|contract|server|web)/src/${area}/`, pathNot: NOT_A_TEST },
  to: { path: `^packages/(core|contract|server|web)/src/(${order.slice(index + 1).join('|')})/` },
}));

/** A package that may import only what is named. */
const only = (name, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: `^packages/${name.split('-')[0]}/src/`, pathNot: NOT_A_TEST },
  to: { pathNot: allowed },
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    only('core-is-pure', '^packages/core/|node_modules/zod/', 'core decides; it never does. Pass the clock, ids and data in as arguments.'),
    only('phrases-hold-words', '^packages/(phrases|core)/|node_modules/intl-messageformat/', 'phrases holds words and says them; it knows nothing else.'),
    only('contract-describes', '^packages/(contract|core)/|node_modules/(zod|@orpc/contract)/', 'contract describes operations by schema; what they do stands in server.'),
    {
      name: 'seal-stands-alone',
      comment: 'seal makes and checks files for strangers too: of our packages it knows only core.',
      severity: 'error',
      from: { path: '^packages/seal/src/', pathNot: NOT_A_TEST },
      to: { path: '^packages/', pathNot: '^packages/(seal|core)/' },
    },
    {
      name: 'declared-dependencies-only',
      comment: "npm hoists: an import that works here breaks once published. Declare it in the package's own package.json.",
      severity: 'error',
      from: { path: '^packages/[^/]+/src/', pathNot: NOT_A_TEST },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'unknown'], pathNot: '^(packages/web/dist/|virtual:)' },
    },
    {
      name: 'no-tests-in-the-program',
      comment: 'What only tests use stays in tests.',
      severity: 'error',
      from: { path: '^packages/[^/]+/src/', pathNot: NOT_A_TEST },
      to: { path: NOT_A_TEST },
    },
    {
      name: 'web-talks-http',
      comment: 'The browser reaches the server over the contract only.',
      severity: 'error',
      from: { path: '^packages/web/' },
      to: { path: '^packages/(server|cli)/' },
    },
    {
      name: 'cli-runs-operations',
      comment: 'The command line starts the program (server/shell) and runs operations (platform/operations); it reaches into nothing else.',
      severity: 'error',
      from: { path: '^packages/cli/src/', pathNot: NOT_A_TEST },
      to: { path: '^packages/server/src/', pathNot: '^packages/server/src/(platform/operations|shell)/' },
    },
    {
      name: 'only-the-shell-renders-the-portal',
      comment: 'server/shell puts the parts together; no area knows how a page is drawn.',
      severity: 'error',
      from: { path: '^packages/server/', pathNot: '^packages/server/src/shell/' },
      to: { path: '^packages/(web|cli)/' },
    },
    {
      name: 'sql-lives-in-stores',
      comment: 'Only *.store.ts, *.access.ts and the platform folders about the database talk to it.',
      severity: 'error',
      from: { path: '^packages/server/src/', pathNot: `(\\.(store|access)\\.ts$|/platform/(database|postgres|operations|jobs|auth)/|${NOT_A_TEST})` },
      to: { path: 'node_modules/(kysely|pg)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'stores-are-reached-through-actions',
      comment: 'A route is thin: it calls an action, and the action loads and saves.',
      severity: 'error',
      from: { path: '^packages/server/src/([^/]+)/.+\\.routes\\.ts$' },
      to: { path: '\\.store\\.ts$' },
    },
    {
      name: 'portal-does-not-see-the-team-app',
      comment: 'The client must not be able to download what only the team may read.',
      severity: 'error',
      from: { path: '^packages/web/src/(shell/portal-app|[^/]+/portal/)' },
      to: { path: '^packages/web/src/[^/]+/team/', reachable: true },
    },
    {
      name: 'kit-knows-no-area',
      comment: 'web/src/ui is domain-free. A component that knows the domain belongs to its area.',
      severity: 'error',
      from: { path: '^packages/web/src/ui/' },
      to: { path: `^packages/(core|contract|web)/src/${anyArea}/` },
    },
    {
      name: 'platform-knows-no-area',
      comment: 'server/src/platform is plumbing; areas use it, never the other way round.',
      severity: 'error',
      from: { path: '^packages/server/src/platform/', pathNot: NOT_A_TEST },
      to: { path: `^packages/(core|contract|server)/src/(${order.join('|')}|shell)/` },
    },
    {
      name: 'areas-do-not-know-the-shell',
      comment: 'The shell composes the areas; an area that needs it is asking for a platform part.',
      severity: 'error',
      from: { path: `^packages/server/src/${anyArea}/`, pathNot: NOT_A_TEST },
      to: { path: '^packages/server/src/shell/' },
    },
    { name: 'no-cycles', comment: 'Break the cycle by moving the shared rule up.', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    ...areaOrder,
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^packages/[^/]+/(dist|build)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'], extensions: ['.ts', '.tsx', '.js', '.mjs'] },
  },
};
