import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Kilobytes over the wire (gzip, the larger of the two encodings; fonts are compressed already). */
const BUDGETS = { teamFirstView: 290, portalFrame: 30 };
/** What a member waits for: the app, the first words of the heaviest language, the first place of the menu. */
const FIRST_VIEW = ['index.html', '../../virtual:words/first/ru', '../../virtual:words/interaction.few/ru', '../../virtual:words/today/ru', 'src/today/team/today-page.tsx'];
/** The heaviest language: Russian needs Cyrillic beside the figures and signs of Latin. */
const FIRST_FONTS = ['inter-latin', 'inter-cyrillic'];
const PORTAL_FONTS = { en: ['latin'], pl: ['latin', 'polish'], ru: ['latin', 'cyrillic'] };

/** Measures both apps after a build. All figures are kB of 1000 bytes, gzip. */
export function measure({ root, team, portal }) {
  const first = closure(team, FIRST_VIEW);
  const teamFolder = join(root, 'dist/team');
  const script = first.scripts.reduce((sum, file) => sum + wire(teamFolder, file), 0) + colorScheme(teamFolder);
  const style = first.styles.reduce((sum, file) => sum + wire(teamFolder, file), 0);
  const fonts = FIRST_FONTS.reduce((sum, name) => sum + fontSize(join(teamFolder, 'assets'), name), 0);
  const entry = portal['src/shell/portal-app/portal.ts'];
  const portalFolder = join(root, 'dist/portal');
  return {
    team: { script: kilo(script), style: kilo(style), fonts: kilo(fonts), firstView: kilo(script + style + fonts), lazy: kilo(lazyScripts(teamFolder, first.scripts)) },
    portal: {
      script: kilo(wire(portalFolder, entry.file)),
      style: kilo(entry.css.reduce((sum, file) => sum + wire(portalFolder, file), 0)),
      fonts: Object.fromEntries(Object.entries(PORTAL_FONTS).map(([locale, parts]) => [locale, kilo(portalFonts(portalFolder, parts))])),
    },
  };
}

/** Prints what was measured, one line per app. */
export function printSizes({ team, portal }) {
  console.log(`team app, first view: ${team.firstView} kB (script ${team.script}, style ${team.style}, fonts ${team.fonts}); loaded later: ${team.lazy} kB`);
  console.log(`portal page: script ${portal.script} kB, style ${portal.style} kB, fonts en ${portal.fonts.en}, pl ${portal.fonts.pl}, ru ${portal.fonts.ru} kB`);
}

/** Throws when a page has grown past its budget. */
export function checkBudgets({ team, portal }) {
  if (team.firstView > BUDGETS.teamFirstView) throw new Error(`The team app's first view is ${team.firstView} kB; ${BUDGETS.teamFirstView} kB are allowed. Load something later.`);
  const frame = portal.script + portal.style;
  if (frame > BUDGETS.portalFrame) throw new Error(`A portal page's script and style are ${frame} kB; ${BUDGETS.portalFrame} kB are allowed.`);
}

/** Everything that entries load at once: themselves and their static imports, with their style sheets. */
function closure(manifest, entries) {
  const seen = new Set();
  const waiting = [...entries];
  const styles = new Set();
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
    const chunk = manifest[key];
    if (chunk === undefined) throw new Error(`The build has no "${key}"; say in sizes.mjs what the first view is made of now.`);
    if (seen.has(chunk.file)) continue;
    seen.add(chunk.file);
    for (const file of chunk.css ?? []) styles.add(file);
    waiting.push(...(chunk.imports ?? []));
  }
  return { scripts: [...seen], styles: [...styles] };
}

function lazyScripts(folder, first) {
  return readdirSync(join(folder, 'assets'))
    .filter((name) => name.endsWith('.js') && !first.includes(`assets/${name}`) && !name.startsWith('color-scheme'))
    .reduce((sum, name) => sum + wire(folder, `assets/${name}`), 0);
}

const wire = (folder, file) => statSync(join(folder, `${file}.gz`)).size;
const kilo = (bytes) => Math.round(bytes / 100) / 10;

function colorScheme(folder) {
  const name = readdirSync(join(folder, 'assets')).find((file) => /^color-scheme-.*\.js$/.test(file));
  return name === undefined ? 0 : wire(folder, `assets/${name}`);
}

/** A font part's size by its name before the hash; a missing one is a fault of the build. */
function fontSize(folder, part) {
  const name = readdirSync(folder).find((file) => file.startsWith(`${part}-`) && file.length === `${part}-12345678.woff2`.length && file.endsWith('.woff2'));
  if (name === undefined) throw new Error(`The font ${part} is missing from ${folder}.`);
  return statSync(join(folder, name)).size;
}

function portalFonts(folder, parts) {
  return ['inter', 'literata'].flatMap((font) => parts.map((part) => `${font}-${part}`)).reduce((sum, part) => sum + fontSize(join(folder, 'portal-assets'), part), 0);
}
