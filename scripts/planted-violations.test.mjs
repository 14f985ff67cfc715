/** A rule that never fires protects nothing: each one is broken here on purpose, in a copy of the house that holds only faults. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { STEPS } from './steps.mjs';

const REPOSITORY = path.resolve(import.meta.dirname, '..');
const require = createRequire(import.meta.url);
const { areas } = require('../language.json');
const areaNames = areas.map(({ area }) => area);
let root;

beforeAll(() => {
  // Below .cache, so that tools find the repository's node_modules by walking up.
  mkdirSync(path.join(REPOSITORY, '.cache'), { recursive: true });
  root = mkdtempSync(path.join(REPOSITORY, '.cache', 'planted-'));
  for (const file of ['language.json', 'tsconfig.json', 'eslint.config.js', '.oxlintrc.json', '.dependency-cruiser.cjs']) cpSync(path.join(REPOSITORY, file), path.join(root, file));
  plant('package.json', '{ "type": "module" }');
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

function plant(file, text) {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), text);
}

function runTool(...args) {
  return spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8', maxBuffer: 64 << 20 }).stdout;
}

describe('import rules', () => {
  const value = 'export const value = 1;\n';
  const taking = (place) => `import { value } from '${place}';\nexport const taken = value;\n`;
  const [firstArea, secondArea] = areaNames;
  const planted = {
    'core-is-pure': { 'core/src/kernel/clock.ts': "import { readFileSync } from 'node:fs';\nexport const read = readFileSync;\n" },
    'phrases-hold-words': { 'phrases/src/words.ts': taking('../../seal/src/seal.ts') },
    'contract-describes': { 'contract/src/kernel/door.ts': taking('../../../server/src/platform/pipe.ts') },
    'seal-stands-alone': { 'seal/src/leaning.ts': taking('../../phrases/src/words.ts') },
    'declared-dependencies-only': { 'seal/src/undeclared.ts': "import { z } from 'zod';\nexport const schema = z.string();\n" },
    'no-tests-in-the-program': { 'server/src/shell/tested.ts': taking('../platform/test/only-tests.ts'), 'server/src/platform/test/only-tests.ts': value },
    'web-talks-http': { 'web/src/shell/short-cut.ts': taking('../../../server/src/platform/pipe.ts') },
    'cli-runs-operations': { 'cli/src/reach.ts': taking('../../server/src/platform/pipe.ts') },
    'only-the-shell-renders-the-portal': { [`server/src/${secondArea}/draw.ts`]: taking('../../../web/src/ui/button.ts') },
    'sql-lives-in-stores': { [`server/src/${firstArea}/query.actions.ts`]: "import { sql } from 'kysely';\nexport const now = sql`now()`;\n" },
    'stores-are-reached-through-actions': { [`server/src/${firstArea}/row.routes.ts`]: taking('./row.store.ts'), [`server/src/${firstArea}/row.store.ts`]: value },
    'portal-does-not-see-the-team-app': { [`web/src/${firstArea}/portal/page.ts`]: taking('../team/secret.ts'), [`web/src/${firstArea}/team/secret.ts`]: value },
    'kit-knows-no-area': { 'web/src/ui/badge.ts': taking(`../${firstArea}/team/secret.ts`), 'web/src/ui/button.ts': value },
    'platform-knows-no-area': { 'server/src/platform/nosy.ts': taking(`../${firstArea}/row.store.ts`), 'server/src/platform/pipe.ts': value },
    'areas-do-not-know-the-shell': { [`server/src/${secondArea}/upward.ts`]: taking('../shell/start.ts'), 'server/src/shell/start.ts': value },
    'no-cycles': { 'core/src/kernel/egg.ts': taking('./hen.ts'), 'core/src/kernel/hen.ts': taking('./egg.ts') },
    ...Object.fromEntries(
      areaNames.slice(0, -1).map((area, index) => [
        `area-order-${area}`,
        { [`core/src/${area}/early.ts`]: taking(`../${areaNames[index + 1]}/late.ts`), [`core/src/${areaNames[index + 1]}/late.ts`]: value },
      ]),
    ),
  };
  let fired;

  beforeAll(() => {
    for (const name of ['core', 'phrases', 'contract', 'seal', 'server', 'web', 'cli']) plant(`packages/${name}/package.json`, '{ "type": "module", "dependencies": { "kysely": "1.0.0" } }');
    plant('packages/seal/src/seal.ts', value);
    for (const files of Object.values(planted)) Object.entries(files).forEach(([file, text]) => plant(`packages/${file}`, text));
    const report = runTool(path.join(REPOSITORY, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs'), 'packages', '--config', '.dependency-cruiser.cjs', '--output-type', 'json');
    fired = JSON.parse(report).summary.violations;
  });

  it('has a planted violation for every rule', () => {
    const { forbidden } = require('../.dependency-cruiser.cjs');
    expect(Object.keys(planted).sort()).toEqual(forbidden.map(({ name }) => name).sort());
  });

  it.each(Object.keys(planted))('%s', (rule) => {
    const [culprit] = Object.keys(planted[rule]);
    expect(fired.filter(({ rule: { name } }) => name === rule).map(({ from }) => from)).toContain(`packages/${culprit}`);
  });
});

describe('lint rules', () => {
  const many = (count, line) => Array.from({ length: count }, (_, index) => line(index)).join('\n');
  const planted = {
    'max-lines': many(301, (index) => `export const a${index} = ${index};`),
    'max-lines-per-function': `export function long(): void {\n${many(72, () => '  void 0;')}\n}`,
    'max-depth': 'export function deep(a: boolean): void { if (a) { if (!a) { for (;;) { if (a) return; } } } }',
    'max-params': 'export const four = (a: number, b: number, c: number, d: number): number => a + b + c + d;',
    complexity: `export function knot(a: number): number { ${many(13, (index) => `if (a === ${index}) return ${index};`)} return a; }`,
    'no-restricted-syntax': "export * from './other.ts';",
    'no-warning-comments': '// TODO later\nexport const later = 1;',
    eqeqeq: 'export const loose = (a: unknown): boolean => a == 1;',
    'no-console': "console.log('here');",
    'no-debugger': 'debugger;',
    '@typescript-eslint/ban-ts-comment': '// @ts-ignore\nexport const wrong: number = "1";',
    '@typescript-eslint/no-explicit-any': 'export const loose: any = 1;',
    '@typescript-eslint/no-non-null-assertion': 'export const sure = (list: string[]): string => list[0]!;',
    '@typescript-eslint/no-unused-vars': 'const unused = 1;\nexport const used = 2;',
    'no-restricted-globals': "export const got = fetch('/');",
    'no-restricted-properties': 'export const now = Date.now();',
  };
  const severalForms = {
    enum: 'export enum Colour { Red }',
    default: 'export default 1;',
    'clock in core': 'export const now = new Date();',
    'skipped.test': "import { it } from 'vitest';\nit.skip('later', () => undefined);",
  };
  const fileOf = (name) => `packages/core/src/kernel/${name.replaceAll(/[@/ ]/g, '-')}.ts`;
  let fired;

  beforeAll(() => {
    for (const [name, text] of Object.entries({ ...planted, ...severalForms })) plant(fileOf(name), `${text}\n`);
    const report = JSON.parse(runTool(path.join(REPOSITORY, 'node_modules/eslint/bin/eslint.js'), '--format=json', 'packages/core/src/kernel'));
    fired = new Map(report.map(({ filePath, messages }) => [path.relative(root, filePath), messages.map(({ ruleId }) => ruleId)]));
  });

  it('has a planted violation for every rule', async () => {
    const { default: blocks } = await import('../eslint.config.js');
    const rules = blocks.flatMap(({ rules = {} }) => Object.entries(rules).filter(([, level]) => level !== 'off').map(([name]) => name));
    const ours = new Set(rules.filter((name) => name !== 'no-unused-vars')); // the plain form of a planted rule, for scripts
    expect(Object.keys(planted).sort()).toEqual([...ours].sort());
  });

  it.each(Object.keys(planted))('%s', (rule) => expect(fired.get(fileOf(rule))).toContain(rule));
  it.each(Object.keys(severalForms))('no-restricted-syntax: %s', (name) => expect(fired.get(fileOf(name))).toContain('no-restricted-syntax'));
});

describe('rules of promises', () => {
  const planted = {
    'typescript/no-floating-promises': 'export function forget(): void { Promise.resolve(1); }',
    'typescript/no-misused-promises': 'export const check = (a: () => Promise<boolean>): number => (a() ? 1 : 2);',
  };
  const fileOf = (name) => `packages/core/src/kernel/${name.replaceAll('/', '-')}.ts`;
  let fired;

  beforeAll(() => {
    // This one passes over what git ignores, and so over all that is planted below .cache.
    const place = mkdtempSync(path.join(tmpdir(), 'planted-'));
    try {
      for (const file of ['tsconfig.json', '.oxlintrc.json']) cpSync(path.join(REPOSITORY, file), path.join(place, file));
      symlinkSync(path.join(REPOSITORY, 'node_modules'), path.join(place, 'node_modules'));
      mkdirSync(path.join(place, path.dirname(fileOf(''))), { recursive: true });
      for (const [name, text] of Object.entries(planted)) writeFileSync(path.join(place, fileOf(name)), `${text}\n`);
      const [, tool, ...args] = STEPS.promises.command;
      fired = JSON.parse(spawnSync(process.execPath, [path.join(REPOSITORY, tool), ...args.slice(0, args.indexOf('packages') + 1), '--format=json'], { cwd: place, encoding: 'utf8' }).stdout).diagnostics;
    } finally {
      rmSync(place, { recursive: true, force: true });
    }
  });

  it('has a planted violation for every rule', () => {
    expect(Object.keys(planted).sort()).toEqual(Object.keys(require('../.oxlintrc.json').rules).sort());
  });

  it.each(Object.keys(planted))('%s', (rule) => {
    const code = rule.replace(/^(.+)\/(.+)$/, '$1($2)');
    expect(fired.filter((found) => found.code === code).map(({ filename }) => filename)).toContain(fileOf(rule));
  });
});

async function problemsOf(check) {
  const { findProblems } = await import(`./checks/${check}.mjs`);
  const { problems } = await findProblems(root);
  return problems;
}

describe('structure', () => {
  const lively = areas.find(({ planned }) => planned !== true);

  beforeAll(() => {
    plant(`packages/server/src/${lively.area}/whatever.ts`, '');
    plant('packages/server/src/stray-area/stray.ts', '');
    plant('packages/web/src/ui/BigButton.tsx', '');
    plant('packages/core/src/kernel/utils.ts', '');
    plant('packages/server/migrations/0001-planted.sql', 'create table gadgets (workspace_id uuid not null, primary key (workspace_id));');
  });

  it.each([
    ['an area without its page', `docs/areas/${lively.area}.md is missing`],
    ['a server file without word and role', `packages/server/src/${lively.area}/whatever.ts: name it`],
    ['a folder that is no area', '"stray-area" is no area'],
    ['a file name in another manner', 'BigButton.tsx: file names are kebab-case'],
    ['a file name that says nothing', 'utils.ts: say what it holds'],
    ['a table that is no word', 'table "gadgets" is no word'],
  ])('%s', async (_, message) => expect((await problemsOf('structure')).join('\n')).toContain(message));
});

describe('SQL', () => {
  it.each([
    ["create type mood as enum ('good');", 'no enum'],
    ['create domain mail as text;', 'no domain'],
    ['create table t (workspace_id uuid, exclude using gist (span with &&), primary key (workspace_id));', 'no exclusion'],
    ['alter table t add foreign key (a) references u (a) deferrable;', 'no deferrable'],
    ['select pg_advisory_lock(1);', 'no advisory lock'],
    ['truncate t;', 'no TRUNCATE'],
    ['create trigger tick before insert on t execute function f();', 'no trigger'],
    ['create rule r as on insert to t do nothing;', 'no rewrite rule'],
    ['create table t (n bigserial, workspace_id uuid, primary key (workspace_id, n));', 'no serial'],
    ['create materialized view v as select 1;', 'no materialized view'],
    ['create unlogged table t (workspace_id uuid, primary key (workspace_id));', 'no unlogged'],
    ['create table t (workspace_id uuid, primary key (workspace_id)) inherits (u);', 'no inheritance'],
    ['create table t (workspace_id uuid, price numeric, primary key (workspace_id));', 'no numeric'],
    ['create table t (workspace_id uuid references w on delete cascade, primary key (workspace_id));', 'no cascading key'],
    ["select lo_import('x');", 'no large objects'],
    ['create table t (id uuid not null primary key);', 'must begin with workspace_id'],
    ['create function f() returns int language sql security definer as $$ select 1 $$;', 'needs SET search_path'],
  ])('%s', async (sql, message) => {
    plant('packages/server/migrations/0002-planted.sql', sql);
    expect((await problemsOf('sql')).join('\n')).toContain(message);
  });

  it.each([
    ["export const q = 'select pg_advisory_lock(1)';", 'no advisory lock'],
    ["export const q = 'truncate t';", 'no TRUNCATE'],
    ["export const q = 'listen news';", 'no LISTEN'],
    ["export const q = `select set_config('app.ws', $1, true)`;", 'no set_config'],
  ])('in a query: %s', async (text, message) => {
    plant('packages/server/src/platform/query.ts', text);
    expect((await problemsOf('sql')).join('\n')).toContain(message);
  });
});

describe('regular expressions', () => {
  it('finds a pattern that somebody can drive into the ground', async () => {
    plant('packages/core/src/kernel/slow.ts', 'export const slow = /^(a+)+$/;');
    expect((await problemsOf('regexes')).join('\n')).toContain('/^(a+)+$/ is vulnerable');
  });

  it('refuses a pattern that is built from what somebody types', async () => {
    plant('packages/core/src/kernel/built.ts', 'export const find = (text: string) => new RegExp(text);');
    expect((await problemsOf('regexes')).join('\n')).toContain('built.ts:1: a pattern built at run time');
  });
});

describe('parts', () => {
  const lock = (part) => JSON.stringify({ packages: { 'node_modules/part': { version: '1.0.0', integrity: 'sha512-x', license: 'MIT', ...part } } });

  it.each([
    [{ resolved: 'https://registry.example/part.tgz' }, 'names a host'],
    [{ integrity: undefined }, 'has no integrity'],
    [{ hasInstallScript: true }, 'has an install script'],
    [{ license: 'SSPL-1.0' }, 'is under "SSPL-1.0"'],
    [{ license: '(MIT AND SSPL-1.0)' }, 'is under "(MIT AND SSPL-1.0)"'],
    [{ license: undefined }, 'is under "no licence"'],
  ])('%o', async (part, message) => {
    plant('package-lock.json', lock(part));
    expect((await problemsOf('parts')).join('\n')).toContain(message);
  });

  it('wants exact versions', async () => {
    plant('packages/core/package.json', '{ "dependencies": { "zod": "^4.0.0" } }');
    expect((await problemsOf('parts')).join('\n')).toContain('zod@^4.0.0 - pin the exact version');
  });

  it('accepts a choice of licences of which one may ship', async () => {
    plant('package-lock.json', lock({ license: '(SSPL-1.0 OR MIT)' }));
    expect((await problemsOf('parts')).join('\n')).not.toContain('node_modules/part');
  });
});
