import type { Locale } from '@entente/core/kernel/locale-list';
import type { Catalog, PhraseArea } from '@entente/phrases/shape';
import { packs, type WordPack } from 'virtual:words';

/** One language as far as it has been needed: its words, and the packs of them that came or are coming. */
type Speech = { readonly locale: Locale; readonly words: Partial<Catalog>; readonly brought: Map<WordPack, Promise<void>> };

let speech: Speech | null = null;

/** Brings the words that the app opens with. The catalog that is given grows by what later parts bring. */
export async function openWords(locale: Locale): Promise<Partial<Catalog>> {
  const opened: Speech = { locale, words: {}, brought: new Map() };
  await bring(opened, 'first');
  speech = opened;
  return opened.words;
}

/** Brings all words that have been needed so far in another language, and goes on in it. */
export async function changeWords(locale: Locale): Promise<Partial<Catalog>> {
  const left = speech;
  const next: Speech = { locale, words: {}, brought: new Map() };
  await bring(next, 'first');
  for (let missing = missingIn(next, left); missing.length > 0; missing = missingIn(next, left)) await Promise.all(missing.map((pack) => bring(next, pack)));
  speech = next;
  return next.words;
}

/** A part that is loaded later, together with its words. The build puts this around every `import()` of a part that says something. */
export async function withWords<Part>(needed: readonly WordPack[], part: Promise<Part>): Promise<Part> {
  const [loaded] = await Promise.all([part, bringWords(needed)]);
  return loaded;
}

/** The sentences of refusals, which hardly any page needs before the server has said no. Without the network there are none: what was refused then says so in general. */
export async function bringRefusals(): Promise<void> {
  await bringWords(['refusal']).catch(() => undefined);
}

async function bringWords(needed: readonly WordPack[]): Promise<void> {
  const now = speech;
  if (now !== null) await Promise.all(needed.map((pack) => bring(now, pack)));
}

/** Loads a pack once; a load that failed is tried again when the pack is next asked for. */
function bring({ locale, words, brought }: Speech, pack: WordPack): Promise<void> {
  const coming = brought.get(pack) ?? packs[pack][locale]().then((areas) => add(words, areas));
  brought.set(pack, coming);
  coming.catch(() => brought.delete(pack));
  return coming;
}

/** A pack may hold a few words of an area only; what came before stays. */
function add(words: Partial<Catalog>, areas: Partial<Catalog>): void {
  const said: Partial<Record<PhraseArea, object>> = words;
  for (const [area, phrases] of Object.entries(areas)) said[area as PhraseArea] = { ...said[area as PhraseArea], ...phrases };
}

function missingIn(next: Speech, left: Speech | null): WordPack[] {
  return left === null ? [] : [...left.brought.keys()].filter((pack) => !next.brought.has(pack));
}
