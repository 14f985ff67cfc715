import tseslint from 'typescript-eslint';

const EVERYWHERE = [
  { selector: 'TSEnumDeclaration', message: 'Use an `as const` tuple and a union: enums emit code and resist zod.' },
  { selector: 'ExportDefaultDeclaration', message: 'Named exports only: one name per thing, in every file.' },
  { selector: 'ExportAllDeclaration', message: 'No barrels: import the file that says it.' },
];
const IN_CORE = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'core gets the time as an argument.' },
];
const IN_TESTS = [
  {
    selector: 'CallExpression[callee.object.name=/^(it|test|describe)$/][callee.property.name=/^(only|skip|todo|fails)$/]',
    message: 'A test runs or is deleted. What depends on the machine uses runIf with its reason.',
  },
];
const BUDGETS = {
  'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
  'max-lines-per-function': ['error', { max: 70, skipBlankLines: true, skipComments: true }],
  'max-depth': ['error', 3],
  'max-params': ['error', 3],
  complexity: ['error', 12],
};

export default tseslint.config(
  { ignores: ['**/node_modules/', '**/dist/', '.cache/', 'data/'] },
  {
    files: ['packages/*/src/**/*.{ts,tsx}', '{e2e,bench,drill}/**/*.ts'],
    extends: [tseslint.configs.base],
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      ...BUDGETS,
      'no-restricted-syntax': ['error', ...EVERYWHERE],
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'], location: 'start' }],
      eqeqeq: 'error',
      'no-console': 'error',
      'no-debugger': 'error',
      '@typescript-eslint/ban-ts-comment': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
    },
  },
  {
    // A component is its markup too.
    files: ['packages/web/src/**/*.tsx'],
    rules: { 'max-lines-per-function': ['error', { max: 120, skipBlankLines: true, skipComments: true }] },
  },
  {
    files: ['packages/core/src/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-globals': ['error', 'fetch', 'process', 'console', 'setTimeout', 'setInterval', 'crypto', 'performance'],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'core gets the time as an argument.' },
        { object: 'Math', property: 'random', message: 'core gets its ids as arguments.' },
      ],
      // A later block replaces a rule whole, so the general list is repeated here.
      'no-restricted-syntax': ['error', ...EVERYWHERE, ...IN_CORE],
    },
  },
  {
    // A suite is one long function by nature, and a row of a table of examples has as many cells as it needs.
    files: ['**/*.test.{ts,tsx}', 'e2e/**/*.ts'],
    rules: { 'max-lines-per-function': 'off', 'max-params': 'off', 'no-restricted-syntax': ['error', ...EVERYWHERE, ...IN_TESTS] },
  },
  {
    // Words and generated types are lists, not code.
    files: ['packages/phrases/src/{en,pl,ru}/*.ts', 'packages/server/src/platform/database/tables.ts'],
    rules: { 'max-lines': 'off' },
  },
  {
    // Tools that a developer runs in a terminal speak to the terminal.
    files: ['{e2e,bench,drill}/**/*.ts', 'packages/cli/src/**/*.ts'],
    rules: { 'no-console': 'off' },
  },
  // Its reader asks for a default export.
  { files: ['vitest.config.ts'], extends: [tseslint.configs.base], rules: { ...BUDGETS, eqeqeq: 'error' } },
  { files: ['{scripts,packages/web/build}/**/*.mjs', 'packages/{web,server}/build.mjs'], rules: { ...BUDGETS, eqeqeq: 'error', 'no-unused-vars': ['error', { varsIgnorePattern: '^_' }] } },
);
