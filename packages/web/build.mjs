// Builds what browsers get: the team app (dist/team) and the portal (dist/portal).
// Run it with `node packages/web/build.mjs`; it prints the sizes and fails when a budget is broken.
import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { colorSchemeScript } from './build/color-scheme.mjs';
import { compressFolder } from './build/compress.mjs';
import { contractRoutes } from './build/contract-routes.mjs';
import { mantineVariables } from './build/mantine-variables.mjs';
import { preloadFonts } from './build/preload-fonts.mjs';
import { pureCore } from './build/pure-core.mjs';
import { systemDark } from './build/system-dark.mjs';
import { checkBudgets, measure, printSizes } from './build/sizes.mjs';
import { withoutJsonSchema } from './build/without-json-schema.mjs';
import { words } from './build/words.mjs';

const root = fileURLToPath(new URL('.', import.meta.url));
const SHARED = { root, configFile: false, logLevel: 'warn', publicDir: false };
/** No data: addresses (the CSP forbids them) and no inline module-preload script. */
const OUTPUT = { assetsInlineLimit: 0, modulePreload: { polyfill: false }, target: 'baseline-widely-available', reportCompressedSize: false, chunkSizeWarningLimit: 700, manifest: true };

/** What every page needs, and of the rest what many pages use, come in one file each: dozens of tiny ones weigh more, by their headers and because they compress badly. */
const FILES = [
  { name: 'first', tags: ['$initial'], test: (id) => !/\/src\/shell\/team-app\/main\.tsx$|\/index\.html$/.test(id), priority: 2 },
  { name: 'shared', minShareCount: 14, priority: 1 },
];

async function buildTeamApp() {
  await build({
    ...SHARED,
    plugins: [words(), pureCore(), withoutJsonSchema(), react(), mantineVariables(), contractRoutes(), colorSchemeScript(), preloadFonts(['inter-latin'])],
    build: { ...OUTPUT, outDir: 'dist/team', emptyOutDir: true, rolldownOptions: { output: { codeSplitting: { groups: FILES } } } },
  });
}

/** The portal's style sheet, fonts and its one small script. */
async function buildPortalAssets() {
  await build({
    ...SHARED,
    css: { postcss: { plugins: [systemDark()] } },
    build: {
      ...OUTPUT,
      outDir: 'dist/portal',
      emptyOutDir: true,
      assetsDir: 'portal-assets',
      rolldownOptions: { input: ['src/shell/portal-app/portal.ts', 'src/shell/portal-app/device.ts', 'src/shell/icon.svg'] },
    },
  });
  return readManifest('dist/portal');
}

/** The portal's pages as one module for the server: React is inside, nothing of it reaches the client. */
async function buildPortalRender(manifest) {
  await build({
    ...SHARED,
    plugins: [react()],
    define: { __PORTAL_ASSETS__: JSON.stringify(portalAssets(manifest)), 'process.env.NODE_ENV': '"production"' },
    ssr: { noExternal: true },
    build: {
      target: 'node22',
      outDir: 'dist/portal',
      emptyOutDir: false,
      ssr: 'src/shell/portal-app/render.tsx',
      reportCompressedSize: false,
      rolldownOptions: { output: { entryFileNames: 'render.js', codeSplitting: false } },
    },
  });
}

function readManifest(folder) {
  return JSON.parse(readFileSync(new URL(`${folder}/.vite/manifest.json`, import.meta.url), 'utf8'));
}

/** The addresses that a portal page links to: `{ script, device, style, icon, fonts: { 'inter-latin': '/portal-assets/…' } }`. */
function portalAssets(manifest) {
  const entry = manifest['src/shell/portal-app/portal.ts'];
  const fonts = (entry.assets ?? [])
    .filter((file) => file.endsWith('.woff2'))
    .map((file) => [/\/((?:inter|literata)-[a-z-]+?)-[^/]{8}\.woff2$/.exec(file)?.[1] ?? file, `/${file}`]);
  return { script: `/${entry.file}`, device: `/${manifest['src/shell/portal-app/device.ts'].file}`, icon: `/${manifest['src/shell/icon.svg'].file}`, style: `/${entry.css[0]}`, fonts: Object.fromEntries(fonts) };
}

rmSync(new URL('dist', import.meta.url), { recursive: true, force: true });
await buildTeamApp();
const portalManifest = await buildPortalAssets();
await buildPortalRender(portalManifest);
for (const folder of ['dist/team/assets', 'dist/portal/portal-assets']) {
  for (const font of ['Inter', 'Literata']) copyFileSync(new URL(`src/ui/fonts/OFL-${font}.txt`, import.meta.url), new URL(`${folder}/OFL-${font}.txt`, import.meta.url));
}
compressFolder(`${root}dist/team`);
compressFolder(`${root}dist/portal/portal-assets`);
const sizes = measure({ root, team: readManifest('dist/team'), portal: portalManifest });
writeFileSync(new URL('dist/sizes.json', import.meta.url), `${JSON.stringify(sizes, null, 2)}\n`);
printSizes(sizes);
checkBudgets(sizes);
