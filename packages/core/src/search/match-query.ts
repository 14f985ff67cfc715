import { foldText } from './fold-text.ts';
import { editDistance, prefixDistance } from './near-words.ts';
import type { SearchQuery, SoughtWord } from './search-query.ts';
import { slipKeys } from './slips.ts';
import { soundKeys } from './sound-keys.ts';
import { gluedWords, splitWords } from './split-words.ts';

/** A part of a text that was found: UTF-16 units, end exclusive. */
export type Range = { readonly from: number; readonly to: number };

/** The text of a hit in which something may have been found. `weight`: 1 for its name, less for what stands around it. */
export type FoundText = { readonly text: string; readonly weight: number; readonly digits?: boolean };
export type TextMatch = { readonly ranges: readonly Range[]; readonly weight: number };
/** How well a hit fits, from 0 to a little above 1, and where, text by text. */
export type QueryMatch = { readonly score: number; readonly texts: readonly TextMatch[] };

/** How sure a way of matching is. */
const SURE = { same: 1, begins: 0.85, sounds: 0.8, soundBegins: 0.65, near: 0.45, nearBegins: 0.35, number: 0.9 } as const;
const IS_EXACTLY_THE_NAME = 0.3;

/** A word met in a text; its sounds are worked out when they are asked for. */
type KnownWord = { readonly folded: string; readonly keys: () => readonly string[] };
type Memo = Map<string, KnownWord>;

/** A matcher for one query; it remembers the words it has met, since names repeat. `forgiving`: one slip of the finger in letters is undone as well. */
export function makeMatcher(query: SearchQuery, { forgiving = false }: { forgiving?: boolean } = {}): (texts: readonly FoundText[]) => QueryMatch | null {
  const memo: Memo = new Map();
  const slips = new Map<string, ReadonlySet<string>>(forgiving ? query.words.map(({ typed }) => [typed, new Set(slipKeys(typed))]) : []);
  return (texts) => matchTexts(query, texts, { memo, slips });
}

type Known = { readonly memo: Memo; readonly slips: ReadonlyMap<string, ReadonlySet<string>> };

/** @returns null unless every word of the query stands in one of the texts, or its numbers do with the words beside them. */
function matchTexts(query: SearchQuery, texts: readonly FoundText[], knowing: Known): QueryMatch | null {
  const found = texts.map(({ weight }) => ({ ranges: [] as Range[], weight }));
  const finding = { found, ...knowing };
  const number = query.numbers.length === 0 || matchWords(query.beside, texts, finding) === 0 ? 0 : matchNumbers(query, texts, found);
  const typed = query.words.length === 0 ? 0 : matchWords(query.words, texts, finding);
  const whole = typed > 0 || number > 0 ? typed : Math.max(0, ...query.others.map((words) => matchWords(words, texts, finding)));
  if (whole === 0 && number === 0) return null;
  const [first] = texts;
  const exact = first !== undefined && query.words.length > 0 && foldText(first.text) === query.words.map(({ folded }) => folded).join(' ') ? IS_EXACTLY_THE_NAME : 0;
  return { score: Math.max(whole + exact, number), texts: found.map(({ ranges, weight }) => ({ weight, ranges: inOrder(ranges) })) };
}

type Finding = Known & { readonly found: readonly { readonly ranges: Range[] }[] };

/** How sure the words are all together; 0 where one is missing, 1 where there are none. */
function matchWords(words: readonly SoughtWord[], texts: readonly FoundText[], finding: Finding): number {
  const sureness = words.map((word) => matchWord(word, texts, finding));
  return sureness.includes(0) ? 0 : sureness.length === 0 ? 1 : sureness.reduce((sum, each) => sum + each, 0) / sureness.length;
}

/** Marks the best place of the word and says how sure it is. What is written so is looked for first: how words sound is dearer to work out. */
function matchWord(word: SoughtWord, texts: readonly FoundText[], finding: Finding): number {
  const written = bestPlace(texts, ({ folded }) => asWritten(word, folded), finding);
  const best = written.sure > 0 ? written : bestPlace(texts, (known) => asHeard(word, known.keys(), finding.slips.get(word.typed)), finding);
  if (best.sure > 0) finding.found[best.text]?.ranges.push({ from: best.from, to: best.whole ? best.to : best.from + word.folded.length });
  return best.sure;
}

type Place = { readonly sure: number; readonly text: number; readonly from: number; readonly to: number; readonly whole: boolean };

/** Later texts weigh less and are looked at only for something better. */
function bestPlace(texts: readonly FoundText[], sureness: (known: KnownWord) => number, { memo }: Finding): Place {
  let best: Place = { sure: 0, text: 0, from: 0, to: 0, whole: true };
  texts.forEach(({ text, weight }, at) => {
    if (weight <= best.sure) return;
    for (const placed of [...splitWords(text), ...gluedWords(text)]) {
      const sure = sureness(known(placed.word, memo));
      if (sure * weight > best.sure) best = { sure: sure * weight, text: at, from: placed.from, to: placed.to, whole: sure !== SURE.begins || !text.startsWith(placed.word, placed.from) };
    }
  });
  return best;
}

function known(word: string, memo: Memo): KnownWord {
  const kept = memo.get(word);
  if (kept !== undefined) return kept;
  let keys: readonly string[] | null = null;
  const made: KnownWord = { folded: foldText(word), keys: () => (keys ??= soundKeys(word)) };
  memo.set(word, made);
  return made;
}

function asWritten(sought: SoughtWord, folded: string): number {
  if (folded === sought.folded) return SURE.same;
  return folded.startsWith(sought.folded) ? SURE.begins : 0;
}

function asHeard(sought: SoughtWord, keys: readonly string[], slips: ReadonlySet<string> | undefined): number {
  if (keys.some((key) => sought.keys.includes(key))) return SURE.sounds;
  if (keys.some((key) => sought.starts.some((start) => key.startsWith(start)))) return SURE.soundBegins;
  const near = sought.edits === 0 ? 0 : nearness(sought, keys);
  return near < SURE.near && slips !== undefined && keys.some((key) => slips.has(key)) ? SURE.near : near;
}

function nearness({ keys: typed, edits }: SoughtWord, keys: readonly string[]): number {
  let best = 0;
  for (const key of keys) {
    if (/^\d+$/u.test(key)) continue;
    for (const each of typed.slice(0, 3)) {
      if (editDistance(each, key, edits) <= edits) return SURE.near;
      if (each.length > 4 && prefixDistance(each, key, edits) <= edits) best = SURE.nearBegins;
    }
  }
  return best;
}

function matchNumbers({ numbers }: SearchQuery, texts: readonly FoundText[], found: readonly { readonly ranges: Range[] }[]): number {
  const places = numbers.map((writings) => texts.findIndex(({ text, digits }) => {
    const own = digits === true ? text.replaceAll(/\D/gu, '') : '';
    return own !== '' && writings.some((number) => own.includes(number) || number.endsWith(own));
  }));
  if (places.includes(-1)) return 0;
  for (const at of places) found[at]?.ranges.push({ from: 0, to: texts[at]?.text.length ?? 0 });
  return SURE.number;
}

function inOrder(ranges: readonly Range[]): readonly Range[] {
  const sorted = [...ranges].sort((a, b) => a.from - b.from);
  return sorted.filter(({ from, to }, at) => !sorted.some((other, index) => index !== at && other.from <= from && other.to >= to && (index < at || other.to - other.from > to - from)));
}

const AROUND = 60;

/** The piece of a long text around its first find, with the finds where they now stand; cut at words, "…" where something was left out. */
export function snippet(text: string, ranges: readonly Range[], most = 160): { text: string; ranges: readonly Range[] } {
  const [first] = ranges;
  const start = first === undefined || text.length <= most ? 0 : wordStart(text, Math.max(0, first.from - AROUND));
  const end = Math.min(text.length, start + most);
  const [before, after] = [start > 0 ? '… ' : '', end < text.length ? ' …' : ''];
  const shift = before.length - start;
  const kept = ranges.filter(({ from, to }) => from >= start && to <= end).map(({ from, to }) => ({ from: from + shift, to: to + shift }));
  return { text: `${before}${text.slice(start, end).replaceAll(/\s/gu, ' ')}${after}`, ranges: kept };
}

function wordStart(text: string, near: number): number {
  if (near === 0) return 0;
  const space = text.indexOf(' ', near);
  return space === -1 || space - near > 20 ? near : space + 1;
}
