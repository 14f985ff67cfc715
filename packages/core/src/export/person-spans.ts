/** A stretch of a text, from `at` up to and without `end`. */
export type Span = { readonly at: number; readonly end: number };

/** What a person's words are looked for as. `core`: the digits that are looked for, or null for a number that is looked for as it stands; `stored`: digits that may stand before the core because the number was stored with them. */
export type Sought =
  | { readonly what: 'name'; readonly words: readonly string[] }
  | { readonly what: 'address'; readonly text: string }
  | { readonly what: 'number'; readonly text: string; readonly core: string | null; readonly stored: readonly string[] };

const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
const LETTER = /\p{L}/u;
const DIGIT = /\p{N}/u;
const SPACE = /\s/u;
const IN_ADDRESS = '._%+-';
const BETWEEN_DIGITS = '()./-';
/** Between a country's prefix and a number: of one line, and no slash of two numbers. */
const AFTER_PREFIX = '().-';
const LINE_ENDS = '\r\n';
const COUNTRY_DIGITS = 3;
const GROWN_DIGITS = 4;

/**
 * Where a person stands in a text: in names, their words in order with any space between, also the last word first;
 * in addresses as they are; in numbers, whatever parts their digits, with a prefix that says of itself that it is one.
 * Found by going through the text by hand: a pattern that is put together from what somebody typed cannot be judged.
 * Capitals make no difference. What goes on at either side ("Jan Nowakowski", one digit more) is somebody or something else.
 * @returns in order, none over another; of two that begin at one place the longer one.
 */
export function personSpans(text: string, sought: readonly Sought[]): readonly Span[] {
  const folded = fold(text);
  const all = sought.flatMap((one) => (one.what === 'name' ? nameSpans(folded, one.words) : one.what === 'address' ? addressSpans(folded, one.text) : numberSpans(folded, one)));
  all.sort((a, b) => a.at - b.at || b.end - a.end);
  const kept: Span[] = [];
  for (const span of all) if (span.at >= (kept.at(-1)?.end ?? 0)) kept.push(span);
  return kept;
}

/** In small letters where that keeps the length, so that places in it are places in the text. */
function fold(text: string): string {
  const small = text.toLowerCase();
  if (small.length === text.length) return small;
  return Array.from({ length: text.length }, (_, at) => { const one = text.charAt(at).toLowerCase(); return one.length === 1 ? one : text.charAt(at); }).join('');
}

function places(text: string, wanted: string): readonly number[] {
  const found: number[] = [];
  if (wanted === '') return found;
  for (let at = text.indexOf(wanted); at !== -1; at = text.indexOf(wanted, at + 1)) found.push(at);
  return found;
}

/** The sign before a place, whole where it takes two units. */
const before = (text: string, at: number): string => [...text.slice(Math.max(0, at - 2), at)].at(-1) ?? '';
const after = (text: string, at: number): string => [...text.slice(at, at + 2)][0] ?? '';
const isIn = (signs: string, sign: string): boolean => sign !== '' && signs.includes(sign);
const isDigit = (sign: string): boolean => sign >= '0' && sign <= '9' && sign.length === 1;

function nameSpans(text: string, words: readonly string[]): readonly Span[] {
  const small = words.map(fold);
  const [last = '', ...others] = [small.at(-1) ?? '', ...small.slice(0, -1)];
  const orders = others.length === 0 ? [{ words: small, comma: false }] : [{ words: small, comma: false }, { words: [last, ...others], comma: true }];
  return orders.flatMap(({ words: order, comma }) => places(text, order[0] ?? '').flatMap((at): Span[] => {
    const end = endOfWords(text, { at, words: order, comma });
    const goesOn = end === null || LETTER_OR_DIGIT.test(before(text, at)) || LETTER_OR_DIGIT.test(after(text, end)) || (text.charAt(end) === '-' && LETTER.test(after(text, end + 1)));
    return goesOn || end === null ? [] : [{ at, end }];
  }));
}

function endOfWords(text: string, { at, words, comma }: { at: number; words: readonly string[]; comma: boolean }): number | null {
  let end = at + (words[0]?.length ?? 0);
  for (const [index, word] of words.entries()) {
    if (index === 0) continue;
    if (index === 1 && comma && text.charAt(end) === ',') end += 1;
    const from = end;
    while (SPACE.test(text.charAt(end))) end += 1;
    if (end === from || !text.startsWith(word, end)) return null;
    end += word.length;
  }
  return end;
}

function addressSpans(text: string, address: string): readonly Span[] {
  return places(text, fold(address)).flatMap((at): Span[] => {
    const end = at + address.length;
    const [left, right] = [before(text, at), after(text, end)];
    const goesOn = LETTER_OR_DIGIT.test(left) || isIn(IN_ADDRESS, left) || LETTER_OR_DIGIT.test(right) || ((right === '.' || right === '-') && LETTER_OR_DIGIT.test(after(text, end + 1)));
    return goesOn ? [] : [{ at, end }];
  });
}

function numberSpans(text: string, { text: whole, core, stored }: Extract<Sought, { what: 'number' }>): readonly Span[] {
  const cores = core === null ? places(text, fold(whole)).map((at): Span => ({ at, end: at + whole.length })) : coreSpans(text, core);
  return cores.flatMap(({ at: from, end }): Span[] => {
    if (DIGIT.test(after(text, end))) return [];
    const starts = prefixed(text, [from, ...stored.flatMap((digits) => storedStarts(text, { from, digits }))]);
    const at = starts.filter((start) => !LETTER_OR_DIGIT.test(before(text, start))).sort((a, b) => a - b)[0];
    return at === undefined ? [] : [{ at, end }];
  });
}

/** The digits one after another, whatever parts them. */
function coreSpans(text: string, core: string): readonly Span[] {
  return places(text, core.charAt(0)).flatMap((at): Span[] => {
    let end = at + 1;
    for (const digit of core.slice(1)) {
      while (SPACE.test(text.charAt(end)) || isIn(BETWEEN_DIGITS, text.charAt(end))) end += 1;
      if (text.charAt(end) !== digit) return [];
      end += 1;
    }
    return [{ at, end }];
  });
}

/** Before what may part a prefix from its number. */
function beforeGap(text: string, from: number): number {
  let at = from;
  while (at > 0 && (isIn(AFTER_PREFIX, text.charAt(at - 1)) || (SPACE.test(text.charAt(at - 1)) && !isIn(LINE_ENDS, text.charAt(at - 1))))) at -= 1;
  return at;
}

/** Where stored digits begin that stand before a place; where ten digits make a number, a lone 1, 7 or 8 before them is a prefix as well. */
function storedStarts(text: string, { from, digits }: { from: number; digits: string }): readonly number[] {
  let at = from;
  for (const digit of [...digits].reverse()) {
    at = beforeGap(text, at) - 1;
    if (text.charAt(at) !== digit) return [];
  }
  const lone = beforeGap(text, at) - 1;
  return digits.length === 1 && isIn('178', text.charAt(lone)) ? [at, lone] : [at];
}

/** Where a number may begin: at these places, or before them with a prefix. */
function prefixed(text: string, places: readonly number[]): readonly number[] {
  const all = places.flatMap((at) => [at, ...countryStarts(text, at), ...grownStarts(text, at), ...noughtStart(text, at)]);
  return all.flatMap((at) => (text.charAt(at - 1) === '(' ? [at, at - 1] : [at]));
}

/** A plus or two noughts with up to three digits. */
function countryStarts(text: string, from: number): readonly number[] {
  const end = beforeGap(text, from);
  const starts: number[] = [];
  for (let count = 1; count <= COUNTRY_DIGITS && isDigit(text.charAt(end - count)); count += 1) {
    const digits = end - count;
    const mark = text.charAt(digits - 1) === '(' ? digits - 1 : digits;
    const at = text.charAt(mark - 1) === '+' ? mark - 1 : text.slice(Math.max(0, mark - 2), mark) === '00' ? mark - 2 : null;
    if (at !== null) starts.push(at);
  }
  return starts;
}

/** A lone nought. */
function noughtStart(text: string, from: number): readonly number[] {
  const at = beforeGap(text, from) - 1;
  return text.charAt(at) === '0' ? [at] : [];
}

/** Digits grown together with a number of nine that nothing parts. */
function grownStarts(text: string, from: number): readonly number[] {
  if (!/^\d{9}(?!\d)/u.test(text.slice(from, from + 10))) return [];
  const starts: number[] = [];
  for (let count = 1; count <= GROWN_DIGITS && isDigit(text.charAt(from - count)); count += 1) starts.push(from - count);
  return starts;
}
