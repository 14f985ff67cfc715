export type Span = { text: string; hit: boolean };

/**
 * Finds a query in a label without regard to case and diacritics ("zrodlo" finds "Źródło").
 * @returns the label cut into hit and other spans, or null when some word of the query is not in it.
 */
export function matchWords(label: string, query: string): readonly Span[] | null {
  const words = plain(query).split(/\s+/).filter((word) => word !== '');
  if (words.length === 0) return [{ text: label, hit: false }];
  const letters = Array.from(label);
  const folded = letters.map((letter) => plain(letter));
  const hits = new Set<number>();
  for (const word of words) {
    const span = findWord(folded, word);
    if (span === null) return null;
    for (let at = span.from; at < span.to; at += 1) hits.add(at);
  }
  return letters.reduce<Span[]>((spans, letter, at) => {
    const last = spans.at(-1);
    const hit = hits.has(at);
    if (last === undefined || last.hit !== hit) spans.push({ text: letter, hit });
    else last.text += letter;
    return spans;
  }, []);
}

/** Lower case without diacritics; letters that do not decompose (ł, ё stays е) are mapped by hand. */
function plain(text: string): string {
  return text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replace(/ł/g, 'l');
}

/** The first place where the word begins a word of the label, else the first place at all. */
function findWord(folded: readonly string[], word: string): { from: number; to: number } | null {
  let anywhere: { from: number; to: number } | null = null;
  for (let from = 0; from < folded.length; from += 1) {
    const to = endOfMatch(folded, from, word);
    if (to === null) continue;
    if (from === 0 || /[\s"“„«(/-]/.test(folded[from - 1] ?? '')) return { from, to };
    anywhere ??= { from, to };
  }
  return anywhere;
}

function endOfMatch(folded: readonly string[], from: number, word: string): number | null {
  let rest = word;
  for (let at = from; at < folded.length; at += 1) {
    const letter = folded[at] ?? '';
    if (rest.startsWith(letter)) rest = rest.slice(letter.length);
    else return null;
    if (rest === '') return at + 1;
  }
  return null;
}
