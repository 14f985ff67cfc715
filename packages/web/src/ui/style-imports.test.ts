import { globSync, readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');
const sources = globSync(`${ROOT}/**/*.tsx`).filter((file) => !file.includes('.test.') && !file.includes('/portal'));
/** What the team app loads before any page. */
const ALWAYS = stylesOf(`${ROOT}/shell/team-app/main.tsx`);

/** The stylesheets that come with a module, because it or what it imports names them. */
function stylesOf(file: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(file)) return new Set();
  seen.add(file);
  if (file.endsWith('.css')) return new Set([file]);
  const imported = [...readFileSync(file, 'utf8').matchAll(/^(?:import|export)(?: (?!type)[^']*from)? '(\.[^']+)';$/gm)].map(([, path]) => resolve(dirname(file), String(path)));
  return new Set(imported.filter((path) => /\.(tsx?|css)$/.test(path)).flatMap((path) => [...stylesOf(path, seen)]));
}

/** The classes of the kit that a component gives by name. */
function kitClassesIn(text: string): readonly string[] {
  return [...text.matchAll(/className=(?:"([^"]+)"|\{`([^`$]+)`\})/g)].flatMap(([, plain, template]) => String(plain ?? template).split(/\s+/)).filter((name) => /^ui-[a-z_-]+$/.test(name));
}

const styles = globSync(`${ROOT}/ui/**/*.css`).map((file) => ({ file, text: readFileSync(file, 'utf8') }));
const homesOf = (name: string): readonly string[] => styles.filter(({ text }) => new RegExp(`\\.${name}(?![\\w-])`).test(text)).map(({ file }) => file);

it('whoever draws with a class of the kit brings its stylesheet: pages are loaded one by one, and what another page brought may not be there', () => {
  const bare = sources.flatMap((file) => {
    const own = stylesOf(file);
    return kitClassesIn(readFileSync(file, 'utf8')).filter((name) => {
      const homes = homesOf(name);
      return homes.length > 0 && !homes.some((home) => own.has(home) || ALWAYS.has(home));
    }).map((name) => `${relative(ROOT, file)}: ${name}`);
  });
  expect(sources.length).toBeGreaterThan(200);
  expect(bare).toEqual([]);
});
