/** A stretch of words that stands in both texts, only in the old one, or only in the new one. */
export type Piece = { readonly type: 'same' | 'removed' | 'added'; readonly text: string };

/** The most differences looked for; beyond it the middle of the texts is shown as replaced whole. */
const MOST_DIFFERENCES = 1_500;

/**
 * The difference of two texts by words, for people to read. Joining all pieces but the added ones gives
 * `before` back, joining all but the removed ones gives `after`.
 *
 * Two texts about different things still share an "and" here and a "the" there; words that are kept by
 * such a chance, shorter than the changes on both their sides, are shown as part of the change.
 */
export function wordDiff(before: string, after: string): readonly Piece[] {
  return readable(shortestDiff(before, after));
}

/**
 * The difference that keeps the most words. Greedy comparison after Myers ("An O(ND) Difference
 * Algorithm", 1986) with the linear-space division of section 4b: space grows with the length of the
 * texts, time with length times difference.
 */
export function shortestDiff(before: string, after: string): readonly Piece[] {
  const [a, b] = [tokens(before), tokens(after)];
  const pieces: Piece[] = [];
  compare({ a, b, pieces }, { aFrom: 0, aTo: a.length, bFrom: 0, bTo: b.length });
  return merged(pieces);
}

/** Words, numbers with what divides their digits ("120.00", "9:30"), runs of spaces, and every other sign by itself. */
function tokens(text: string): readonly string[] {
  return text.match(/(?:[\p{L}\p{N}\p{M}_]|(?<=\p{N})[.,:](?=\p{N}))+|\s+|[^\p{L}\p{N}\p{M}_\s]/gu) ?? [];
}

type Texts = { readonly a: readonly string[]; readonly b: readonly string[]; readonly pieces: Piece[] };
type Box = { aFrom: number; aTo: number; bFrom: number; bTo: number };

function compare(texts: Texts, box: Box): void {
  const { a, b, pieces } = texts;
  let { aFrom, aTo, bFrom, bTo } = box;
  let head = '';
  while (aFrom < aTo && bFrom < bTo && a[aFrom] === b[bFrom]) [head, aFrom, bFrom] = [head + (a[aFrom] ?? ''), aFrom + 1, bFrom + 1];
  let tail = 0;
  while (aFrom < aTo && bFrom < bTo && a[aTo - 1] === b[bTo - 1]) [aTo, bTo, tail] = [aTo - 1, bTo - 1, tail + 1];
  push(pieces, 'same', head);
  const split = aFrom === aTo || bFrom === bTo ? null : middle(texts, { aFrom, aTo, bFrom, bTo });
  if (split === null) {
    push(pieces, 'removed', a.slice(aFrom, aTo).join(''));
    push(pieces, 'added', b.slice(bFrom, bTo).join(''));
  } else {
    compare(texts, { aFrom, aTo: split.x, bFrom, bTo: split.y });
    compare(texts, { aFrom: split.x, aTo, bFrom: split.y, bTo });
  }
  push(pieces, 'same', a.slice(aTo, aTo + tail).join(''));
}

function push(pieces: Piece[], type: Piece['type'], text: string): void {
  if (text !== '') pieces.push({ type, text });
}

type Point = { readonly x: number; readonly y: number };
/** One front of the search: how far each diagonal was reached, and whether the tokens at a step are the same. */
type Front = { readonly reach: Int32Array; readonly same: (x: number, y: number) => boolean };

/** A point on a shortest path through the box, found from both ends; null where the difference is too large or covers the box. */
function middle({ a, b }: Texts, { aFrom, aTo, bFrom, bTo }: Box): Point | null {
  const [n, m] = [aTo - aFrom, bTo - bFrom];
  const most = Math.min(Math.ceil((n + m) / 2), MOST_DIFFERENCES);
  const size = { n, m, shift: most + 1 };
  const front = (same: Front['same']): Front => {
    const reach = new Int32Array(2 * size.shift + 1).fill(-1);
    reach[size.shift + 1] = 0;
    return { reach, same: (x, y) => x < n && y < m && same(x, y) };
  };
  const forward = front((x, y) => a[aFrom + x] === b[bFrom + y]);
  const backward = front((x, y) => a[aTo - 1 - x] === b[bTo - 1 - y]);
  const odd = (n - m) % 2 !== 0;
  for (let d = 0; d <= most; d += 1) {
    const met = sweep(forward, odd ? backward : null, { ...size, d, margin: d - 1 });
    if (met !== null) return inside(met, { n, m }, { aFrom, bFrom });
    const back = sweep(backward, odd ? null : forward, { ...size, d, margin: d });
    if (back !== null) return inside({ x: n - back.x, y: m - back.y }, { n, m }, { aFrom, bFrom });
  }
  return null;
}

/** Takes one front a difference further on every diagonal; the point where it meets the other front, if it does. */
function sweep(front: Front, other: Front | null, { n, m, shift, d, margin }: { n: number; m: number; shift: number; d: number; margin: number }): Point | null {
  for (let k = -d; k <= d; k += 2) {
    const x = furthest(front, { k, d, shift });
    const facing = n - m - k;
    const reached = other === null || Math.abs(facing) > margin ? -1 : (other.reach[shift + facing] ?? -1);
    if (reached >= 0 && x + reached >= n) return { x, y: x - k };
  }
  return null;
}

function furthest({ reach, same }: Front, { k, d, shift }: { k: number; d: number; shift: number }): number {
  const [below, above] = [reach[shift + k - 1] ?? -1, reach[shift + k + 1] ?? -1];
  let x = k === -d || (k !== d && below < above) ? above : below + 1;
  while (same(x, x - k)) x += 1;
  reach[shift + k] = x;
  return x;
}

/** The point in the texts' own places; null for a corner, which would divide nothing. */
function inside({ x, y }: Point, { n, m }: { n: number; m: number }, { aFrom, bFrom }: { aFrom: number; bFrom: number }): Point | null {
  const corner = (x <= 0 && y <= 0) || (x >= n && y >= m);
  const outside = x < 0 || y < 0 || x > n || y > m;
  return corner || outside ? null : { x: aFrom + x, y: bFrom + y };
}

/** Neighbours of one type become one piece; within a change the removed words stand before the added ones. */
function merged(pieces: readonly Piece[]): readonly Piece[] {
  const result: Piece[] = [];
  let [removed, added] = ['', ''];
  const settle = (): void => {
    push(result, 'removed', removed);
    push(result, 'added', added);
    [removed, added] = ['', ''];
  };
  for (const { type, text } of pieces) {
    const last = result.at(-1);
    if (type === 'removed') removed += text;
    else if (type === 'added') added += text;
    else if (last?.type === 'same' && removed === '' && added === '') result[result.length - 1] = { type: 'same', text: last.text + text };
    else {
      settle();
      result.push({ type: 'same', text });
    }
  }
  settle();
  return result;
}

/** Changes and what is kept between them, in turn; either may be empty. */
type Stretch = { removed: string; added: string; kept: string };

function readable(pieces: readonly Piece[]): readonly Piece[] {
  let stretches = stretchesOf(pieces);
  for (let before = stretches.length + 1; before > stretches.length; ) {
    before = stretches.length;
    stretches = withoutChance(stretches);
  }
  return merged(stretches.flatMap(({ removed, added, kept }): Piece[] => [{ type: 'removed', text: removed }, { type: 'added', text: added }, { type: 'same', text: kept }]).filter(({ text }) => text !== ''));
}

function stretchesOf(pieces: readonly Piece[]): Stretch[] {
  const stretches: Stretch[] = [{ removed: '', added: '', kept: '' }];
  for (const { type, text } of pieces) {
    const last = stretches.at(-1);
    if (last === undefined) continue;
    if (type === 'same') last.kept += text;
    else if (last.kept === '') last[type] += text;
    else stretches.push({ removed: '', added: '', kept: '', [type]: text });
  }
  return stretches;
}

/** Joins a change with the next one where what is kept between them is shorter than either. */
function withoutChance(stretches: readonly Stretch[]): Stretch[] {
  const joined: Stretch[] = [];
  for (const stretch of stretches) {
    const last = joined.at(-1);
    const kept = last?.kept.trim().length ?? 0;
    if (last === undefined || kept > Math.min(sizeOf(last), sizeOf(stretch))) joined.push({ ...stretch });
    else joined[joined.length - 1] = { removed: last.removed + last.kept + stretch.removed, added: last.added + last.kept + stretch.added, kept: stretch.kept };
  }
  return joined;
}

function sizeOf({ removed, added }: Stretch): number {
  return Math.max(removed.length, added.length);
}
