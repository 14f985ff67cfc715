/** A stretch of words that stands in both texts, only in the old one, or only in the new one. */
export type Piece = { readonly type: 'same' | 'removed' | 'added'; readonly text: string };

/** The most differences looked for; beyond it the middle of the texts is shown as replaced whole. */
const MOST_DIFFERENCES = 1_500;

/**
 * The difference of two texts by words. Joining all pieces but the added ones gives `before` back,
 * joining all but the removed ones gives `after`.
 *
 * Greedy comparison after Myers ("An O(ND) Difference Algorithm", 1986) with the linear-space
 * division of section 4b: space grows with the length of the texts, time with length times difference.
 */
export function wordDiff(before: string, after: string): readonly Piece[] {
  const [a, b] = [tokens(before), tokens(after)];
  const pieces: Piece[] = [];
  compare({ a, b, pieces }, { aFrom: 0, aTo: a.length, bFrom: 0, bTo: b.length });
  return merged(pieces);
}

/** Words, runs of spaces, and every other sign by itself. */
function tokens(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}\p{M}_]+|\s+|[^\p{L}\p{N}\p{M}_\s]/gu) ?? [];
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

/** A point on a shortest path through the box, found from both ends; null where the difference is too large or covers the box. */
function middle({ a, b }: Texts, { aFrom, aTo, bFrom, bTo }: Box): { x: number; y: number } | null {
  const [n, m] = [aTo - aFrom, bTo - bFrom];
  const most = Math.min(Math.ceil((n + m) / 2), MOST_DIFFERENCES);
  const shift = most + 1;
  const forward = new Int32Array(2 * shift + 1).fill(-1);
  const backward = new Int32Array(2 * shift + 1).fill(-1);
  forward[shift + 1] = 0;
  backward[shift + 1] = 0;
  const delta = n - m;
  for (let d = 0; d <= most; d += 1) {
    for (let k = -d; k <= d; k += 2) {
      const x = furthest(forward, { k, d, shift }, (x, y) => x < n && y < m && a[aFrom + x] === b[bFrom + y]);
      const other = backward[shift + delta - k] ?? -1;
      if (delta % 2 !== 0 && Math.abs(delta - k) <= d - 1 && other >= 0 && x + other >= n) return inside({ x, y: x - k }, { n, m }, { aFrom, bFrom });
    }
    for (let k = -d; k <= d; k += 2) {
      const x = furthest(backward, { k, d, shift }, (x, y) => x < n && y < m && a[aTo - 1 - x] === b[bTo - 1 - y]);
      const other = forward[shift + delta - k] ?? -1;
      if (delta % 2 === 0 && Math.abs(delta - k) <= d && other >= 0 && x + other >= n) return inside({ x: n - x, y: m - (x - k) }, { n, m }, { aFrom, bFrom });
    }
  }
  return null;
}

function furthest(reach: Int32Array, { k, d, shift }: { k: number; d: number; shift: number }, same: (x: number, y: number) => boolean): number {
  const [below, above] = [reach[shift + k - 1] ?? -1, reach[shift + k + 1] ?? -1];
  let x = k === -d || (k !== d && below < above) ? above : below + 1;
  while (same(x, x - k)) x += 1;
  reach[shift + k] = x;
  return x;
}

/** The point in the texts' own places; null for a corner, which would divide nothing. */
function inside({ x, y }: { x: number; y: number }, { n, m }: { n: number; m: number }, { aFrom, bFrom }: { aFrom: number; bFrom: number }): { x: number; y: number } | null {
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
