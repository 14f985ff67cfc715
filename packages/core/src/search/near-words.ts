/** Deletions are made of the first letters only; that bounds their number and lets a word be found before it is typed to its end. */
const DELETION_LETTERS = 8;

/** How many wrong, missing, doubled or swapped letters are forgiven in a word of this length as it is written. */
export function forgivenEdits(length: number): 0 | 1 | 2 {
  if (length < 4) return 0;
  return length < 8 ? 1 : 2;
}

/**
 * What is left of a word's first eight letters when up to `edits` of them are taken away, the whole among it.
 * Two words within `edits` of each other share at least one (the deletion neighbourhood of SymSpell).
 */
export function deletions(word: string, edits: number): readonly string[] {
  let level = new Set([Array.from(word).slice(0, DELETION_LETTERS).join('')]);
  const all = new Set(level);
  for (let round = 0; round < edits; round += 1) {
    level = new Set([...level].flatMap(oneLess));
    for (const each of level) all.add(each);
  }
  return [...all].filter((each) => each.length > 1);
}

function oneLess(word: string): readonly string[] {
  return Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1));
}

/**
 * Edit distance (wrong, missing, added letter or two neighbours swapped count one each).
 * @returns the distance, or `most + 1` when it is greater than `most`.
 */
export function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let [twoBack, back, row]: [number[], number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, at) => at), []];
  for (let i = 1; i <= a.length; i += 1) {
    row = [i];
    for (let j = 1; j <= b.length; j += 1) row.push(cheapest({ a, b, i, j }, { twoBack, back, row }));
    if (Math.min(...row) > most) return most + 1;
    [twoBack, back] = [back, row];
  }
  return Math.min(back[b.length] ?? most + 1, most + 1);
}

type Cell = { readonly a: string; readonly b: string; readonly i: number; readonly j: number };
type Rows = { readonly twoBack: readonly number[]; readonly back: readonly number[]; readonly row: readonly number[] };

function cheapest({ a, b, i, j }: Cell, { twoBack, back, row }: Rows): number {
  const wrong = (back[j - 1] ?? 0) + Number(a[i - 1] !== b[j - 1]);
  const least = Math.min(wrong, (back[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
  const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
  return swapped ? Math.min(least, (twoBack[j - 2] ?? 0) + 1) : least;
}

/** The distance of a word to the nearest beginning of another: "kovlsk" to "kovalski" is 1. */
export function prefixDistance(typed: string, word: string, most: number): number {
  let least = most + 1;
  for (let length = Math.max(1, typed.length - most); length <= Math.min(word.length, typed.length + most); length += 1) least = Math.min(least, editDistance(typed, word.slice(0, length), most));
  return least;
}
