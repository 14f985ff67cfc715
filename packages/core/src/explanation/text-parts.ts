import { ITEM_MARK } from './passage-words.ts';

/** A part of a text by place: `text.slice(at, end)`. */
export type TextPart = { readonly at: number; readonly end: number; readonly text: string };

const LETTER = /[\p{L}\p{M}]/u;
const UPPER = /\p{Lu}/u;
const WORD_START = /[\p{Lu}\p{N}„“"«(]/u;
const ENDS = '.!?…';
const INSIDE_WORD = '\'’-\u2011';

/**
 * The sentences of a text: each line on its own, and in a line wherever a full stop, question or exclamation mark
 * is followed by a space and a capital letter, number or quotation mark. "e.g. this", "sp. z o.o." and "1.5" are not ends.
 */
export function sentencesOf(text: string): readonly TextPart[] {
  const parts: TextPart[] = [];
  let at = 0;
  for (const line of text.split('\n')) {
    const start = line.startsWith(ITEM_MARK) ? at + ITEM_MARK.length : at;
    parts.push(...sentencesBetween(text, start, at + line.length));
    at += line.length + 1;
  }
  return parts;
}

function sentencesBetween(text: string, from: number, to: number): TextPart[] {
  const parts: TextPart[] = [];
  let start = from;
  for (let at = from; at < to; at += 1) {
    if (!ENDS.includes(text[at] ?? '') || !isEnd(text, at, to)) continue;
    parts.push(trimmed(text, start, at + 1));
    start = at + 1;
  }
  parts.push(trimmed(text, start, to));
  return parts.filter((part) => part.text !== '');
}

function isEnd(text: string, at: number, to: number): boolean {
  if (at + 1 >= to) return true;
  return isSpace(text[at + 1]) && WORD_START.test(text[at + 2] ?? '') && !isInitial(text, at);
}

/** "J. Kowalski", "п. 5": one letter before the full stop, with a name or a number behind it; not "2026 г. Затем". */
function isInitial(text: string, at: number): boolean {
  const letter = text[at - 1] ?? '';
  return text[at] === '.' && LETTER.test(letter) && !LETTER.test(text[at - 2] ?? ' ') && (UPPER.test(letter) || isDigit(text[at + 2]));
}

function trimmed(text: string, from: number, to: number): TextPart {
  let [at, end] = [from, to];
  while (at < end && isSpace(text[at])) at += 1;
  while (end > at && isSpace(text[end - 1])) end -= 1;
  return { at, end, text: text.slice(at, end) };
}

/** The words of a text with their places: runs of letters, with hyphens and apostrophes inside. Numbers are no words. */
export function wordPartsOf(text: string): readonly TextPart[] {
  const parts: TextPart[] = [];
  let at = 0;
  while (at < text.length) {
    let end = at;
    while (end < text.length && isWordLetter(text, end, at)) end += 1;
    if (end > at) parts.push({ at, end, text: text.slice(at, end) });
    at = Math.max(end, at + 1);
  }
  return parts;
}

export function wordsOf(text: string): readonly string[] {
  return wordPartsOf(text).map((part) => part.text);
}

function isWordLetter(text: string, at: number, start: number): boolean {
  const letter = text[at] ?? '';
  return LETTER.test(letter) || (at > start && INSIDE_WORD.includes(letter) && LETTER.test(text[at + 1] ?? ''));
}

function isSpace(letter: string | undefined): boolean {
  return letter === ' ' || letter === '\u00A0' || letter === '\u202F' || letter === '\n' || letter === '\t';
}

function isDigit(letter: string | undefined): boolean {
  return letter !== undefined && letter >= '0' && letter <= '9';
}
