import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create, type Font } from 'fontkit';

/** The two families: the serif is read, the sans is operated. Whole files with Polish and Cyrillic, embedded in every PDF. */
const FILES = {
  serif: '@expo-google-fonts/literata/400Regular/Literata_400Regular.ttf',
  'serif-italic': '@expo-google-fonts/literata/400Regular_Italic/Literata_400Regular_Italic.ttf',
  'serif-bold': '@expo-google-fonts/literata/600SemiBold/Literata_600SemiBold.ttf',
  'serif-bold-italic': '@expo-google-fonts/literata/600SemiBold_Italic/Literata_600SemiBold_Italic.ttf',
  sans: '@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf',
  'sans-bold': '@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf',
} as const;

export type Typeface = keyof typeof FILES;
export const TYPEFACES = Object.keys(FILES) as readonly Typeface[];

type Loaded = { readonly bytes: Buffer; readonly font: Font };
const loaded = new Map<Typeface, Loaded>();

/** A typeface's file, read once. */
export function typeface(name: Typeface): Loaded {
  const known = loaded.get(name);
  if (known !== undefined) return known;
  const bytes = readFileSync(createRequire(import.meta.url).resolve(FILES[name]));
  const opened = create(bytes);
  if (!('hasGlyphForCodePoint' in opened)) throw new Error(`${FILES[name]} is a collection, not one font`);
  const made = { bytes, font: opened };
  loaded.set(name, made);
  return made;
}

/** Signs that mean the same and that every face has. */
const SAME_MEANING: Readonly<Record<string, string>> = { '\u2011': '-', '\u00AD': '', '\u200B': '', '\uFEFF': '' };

export type SetRun = { readonly face: Typeface; readonly text: string };

/**
 * Sets a text in a face, sign by sign: what the face lacks is taken from the sans of the same weight,
 * and what no face has is written out as "[U+1F600]". A silent fallback once printed "e4.5" for "≥ 4.5";
 * here nothing is ever printed that was not meant.
 */
export function setText(text: string, face: Typeface): readonly SetRun[] {
  const runs: { face: Typeface; text: string }[] = [];
  for (const sign of text) {
    const run = setSign(SAME_MEANING[sign] ?? sign, face);
    const last = runs.at(-1);
    if (last !== undefined && last.face === run.face) last.text += run.text;
    else if (run.text !== '') runs.push(run);
  }
  return runs;
}

function setSign(sign: string, face: Typeface): { face: Typeface; text: string } {
  const code = sign.codePointAt(0);
  if (code === undefined) return { face, text: '' };
  const candidates: readonly Typeface[] = [face, face.includes('bold') ? 'sans-bold' : 'sans'];
  const found = candidates.find((candidate) => typeface(candidate).font.hasGlyphForCodePoint(code));
  return found === undefined ? { face, text: `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]` } : { face: found, text: sign };
}
