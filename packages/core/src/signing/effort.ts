/** What a page asks of its reader on the shortest path. */
export type Effort = {
  /** Words on the page, exits and footer left out. */
  readonly words: number;
  readonly taps: number;
  /** Characters typed by hand. */
  readonly characters: number;
  readonly decisions: number;
};

/**
 * Seconds a page takes: reading at 220 words a minute, then the keystroke-level model (Card, Moran,
 * Newell 1980) with a tap at 1.2 s, a typed character at 0.35 s and a decision at 1.35 s.
 */
export function secondsFor({ words, taps, characters, decisions }: Effort): number {
  return words / 3.7 + 1.2 * taps + 0.35 * characters + 1.35 * decisions;
}

/** The figure a page names: rounded up to five seconds, so that nobody is promised less than it takes. */
export function namedSeconds(seconds: number): number {
  return Math.ceil(seconds / 5) * 5;
}

/** Words of a text: runs of signs between spaces that hold a letter or a digit. */
export function countWords(text: string): number {
  return text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}
