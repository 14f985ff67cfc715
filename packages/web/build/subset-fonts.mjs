// Cuts the shipped fonts out of the font packages: the letters of our languages, the weights we set.
// The results are kept in src/ui/fonts; run this again only when a range below or a font package changes:
//   npx --package subset-font@2.9.0 node packages/web/build/subset-fonts.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What each part covers; theme/fonts.css repeats it as unicode-range. The section sign stands alone: it is our mark, and on most pages the only letter of the serif. */
const RANGES = {
  latin: 'U+0020-007E, U+00A0, U+00AB, U+00B0, U+00B7, U+00BB, U+00C4, U+00D3, U+00D6-00D7, U+00DC, U+00DF, U+00E4, U+00E8-00E9, U+00F3, U+00F6, U+00FC, U+2010-2015, U+2018-201E, U+2020-2022, U+2026, U+202F, U+2030, U+2032-2033, U+2039-203A, U+20AC, U+2212',
  western: 'U+00A1-00A6, U+00A8-00AA, U+00AC-00AF, U+00B1-00B6, U+00B8-00BA, U+00BC-00C3, U+00C5-00D2, U+00D4-00D5, U+00D8-00DB, U+00DD-00DE, U+00E0-00E3, U+00E5-00E7, U+00EA-00F2, U+00F4-00F5, U+00F7-00FB, U+00FD-00FF, U+0131, U+0152-0153, U+02C6, U+02DA, U+02DC, U+2000-200B, U+2122',
  sign: 'U+00A7',
  polish: 'U+0104-0107, U+0118-0119, U+0141-0144, U+015A-015B, U+0179-017C',
  'latin-ext': 'U+0100-0103, U+0108-0117, U+011A-0130, U+0132-0140, U+0145-0151, U+0154-0159, U+015C-0178, U+017D-017F, U+0218-021B, U+20BD',
  cyrillic: 'U+0301, U+0400-045F, U+0490-0491, U+04B0-04B1, U+2116',
};
/** Which file of the font package holds a part. */
const SOURCES = { latin: 'latin', western: 'latin', sign: 'latin', polish: 'latin-ext', 'latin-ext': 'latin-ext', cyrillic: 'cyrillic' };
/** Lightest and heaviest weight in use (tokens.css, the brand, serif headings). */
const WEIGHTS = { inter: { min: 400, max: 650 }, literata: { min: 400, max: 600 } };
/** What the style sheets ask of a font (figures of one width, lining figures) and what letters need to stand well. The rest - small capitals, fractions, other forms of letters - is weight. */
const FEATURES = ['kern', 'liga', 'calt', 'ccmp', 'locl', 'mark', 'mkmk', 'tnum', 'lnum'];

const subsetFont = await loadTool();
for (const [font, wght] of Object.entries(WEIGHTS)) {
  for (const [part, range] of Object.entries(RANGES)) {
    const source = fileURLToPath(import.meta.resolve(`@fontsource-variable/${font}/files/${font}-${SOURCES[part]}-wght-normal.woff2`));
    const cut = await subsetFont(readFileSync(source), lettersOf(range), { targetFormat: 'woff2', variationAxes: { wght }, keepFeatures: FEATURES, noHinting: true });
    writeFileSync(new URL(`../src/ui/fonts/${font}-${part}.woff2`, import.meta.url), cut);
    console.log(`${font}-${part}: ${cut.length} bytes`);
  }
}

function lettersOf(range) {
  return range.split(', ').flatMap((piece) => {
    const [from, to = from] = piece.slice(2).split('-').map((hex) => Number.parseInt(hex, 16));
    return Array.from({ length: to - from + 1 }, (_, at) => String.fromCodePoint(from + at));
  }).join('');
}

/** npx puts the tool's folder on PATH, not among our dependencies: it is needed once in a blue moon. */
async function loadTool() {
  const folder = (process.env.PATH ?? '').split(delimiter).find((entry) => entry.endsWith(join('node_modules', '.bin')) && !entry.startsWith(process.cwd()));
  const require = createRequire(folder === undefined ? import.meta.url : join(folder, '..', 'x'));
  return (await import(require.resolve('subset-font'))).default;
}
