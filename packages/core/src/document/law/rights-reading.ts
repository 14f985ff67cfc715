import type { Locale } from '../../kernel/locale.ts';
import { RIGHTS_WORDS, type RightsWords } from './rights-words.ts';

/** How many words may stand between a verb of transfer and the right that it moves. */
const REACH = 25;
/** How far before a word a “not” still speaks of it. */
const REACH_OF_NOT = 4;
/** How many words may stand between “exclusive” and “licence”. */
const REACH_OF_EXCLUSIVE = 4;
/** How many words may stand between “needs” and the form that is needed. */
const REACH_OF_FORM = 6;

/** Words of a sentence, from one up to another. */
export type Span = { readonly from: number; readonly to: number };

/**
 * Whether a text moves copyright, economic rights or the exclusive right from one side to the other: a verb or
 * noun of transfer and the right within one sentence, in either order, with words between them. A sentence that
 * denies it, that leaves it to a separate document, or whose right stays where it is moves nothing. A value is
 * one word (U+FFFC). Better too often than too seldom: whoever wrote the clause can say that it does no such
 * thing, while a transfer that goes out unseen is void. Runs in linear time.
 */
export function movesRights(text: string, locale: Locale): boolean {
  const words = RIGHTS_WORDS[locale];
  return sentencesOf(text).some((sentence) => {
    const rights = rightsIn(sentence, words);
    return rights.length > 0 && !isLeftToAnother(sentence, words) && sentence.some((_, at) => movesOne(sentence, { at, rights, words }));
  });
}

/** Whether a text gives an exclusive licence: the two words near each other in one sentence, in either order. */
export function licensesExclusively(text: string, locale: Locale): boolean {
  const words = RIGHTS_WORDS[locale];
  return sentencesOf(text).some((sentence) => sentence.some((word, at) => {
    if (!isOne(word, words.exclusive) || isOne(sentence[at + 1] ?? '', words.rightOf.noun) || sentence[at - 1] === 'non' || isDenied(sentence, at, words)) return false;
    const near = sentence.slice(Math.max(0, at - REACH_OF_EXCLUSIVE - 1), at + REACH_OF_EXCLUSIVE + 2);
    return near.some((other) => isOne(other, words.licence));
  }));
}

function movesOne(sentence: readonly string[], { at, rights, words }: { at: number; rights: readonly Span[]; words: RightsWords }): boolean {
  const word = sentence[at] ?? '';
  const hands = isOne(word, words.hands);
  if ((!hands && !isOne(word, words.moves)) || isDenied(sentence, at, words) || tellsOfForm(sentence, at, words)) return false;
  return rights.some((right) => {
    const before = right.to <= at;
    const between = before ? sentence.slice(right.to, at) : sentence.slice(at + 1, right.from);
    if (between.length > REACH || (before && (hands || isDenied(sentence, right.from, words)))) return false;
    return !between.some((one) => isOne(one, words.between) || isOne(one, words.stays)) && !isKept(sentence, right, words);
  });
}

/** “A transfer of copyright needs writing”, „przeniesienie … wymaga formy pisemnej”: that tells what the law asks, and moves nothing. */
function tellsOfForm(sentence: readonly string[], at: number, words: RightsWords): boolean {
  const { acts, needs, form, joins, voids } = words;
  if (!isOne(sentence[at] ?? '', acts)) return false;
  const after = sentence.slice(at + 1, at + 1 + REACH);
  const needed = after.findIndex((one) => isOne(one, needs));
  // “… passes on payment, and changes need writing” is another statement.
  if (needed === -1 || after.slice(0, needed).some((one) => one === ',' || isOne(one, joins))) return false;
  const said = after.slice(needed + 1, needed + 1 + REACH_OF_FORM);
  const asked = said.findIndex((one) => isOne(one, form));
  if (asked === -1) return false;
  // “Void without writing” asks for it as “needs writing” does; “needs no written document” and “does not need” do not.
  const denied = isDenied(sentence, at + 1 + needed, words) || isOne(after[needed] ?? '', voids);
  return denied === said.slice(0, asked).some((one) => isOne(one, words.none) || isOne(one, words.without));
}

/** A right that nobody moves: “no copyright”, “the Studio keeps copyright”, “copyright remains with …”. */
function isKept(sentence: readonly string[], { from, to }: Span, words: RightsWords): boolean {
  const before = sentence.slice(Math.max(0, from - 3), from);
  return before.some((one) => isOne(one, words.none) || isOne(one, words.stays)) || sentence.slice(to, to + 3).some((one) => isOne(one, words.stays) || isOne(one, words.notRight));
}

/** Whether a “not” before the word speaks of it; a comma ends what it speaks of, unless “that” follows. */
export function isDenied(sentence: readonly string[], at: number, words: RightsWords): boolean {
  for (let back = at - 1; back >= Math.max(0, at - REACH_OF_NOT); back -= 1) {
    const word = sentence[back] ?? '';
    if (word === ',' && !isOne(sentence[back + 1] ?? '', words.goesOn)) return false;
    if ((isOne(word, words.not) || isOne(word, words.none)) && !isOne(sentence[back + 1] ?? '', words.notBut)) return true;
    if (isOne(word, words.without) && sentence.slice(back + 1, at).every((one) => isOne(one, words.articles))) return true;
  }
  return false;
}

/** “Copyright passes only by a separate document” moves nothing; “without a separate document” does. */
export function isLeftToAnother(sentence: readonly string[], words: RightsWords): boolean {
  return sentence.some((word, at) => isOne(word, words.separate)
    && sentence.slice(at + 1, at + 4).some((one) => isOne(one, words.paper))
    && !sentence.slice(Math.max(0, at - REACH_OF_NOT), at).some((one) => isOne(one, words.without) || isOne(one, words.not) || isOne(one, words.none)));
}

/** Where rights are named; words of a right that stand together are one. */
export function rightsIn(sentence: readonly string[], { right, rightOf }: RightsWords): readonly Span[] {
  return sentence.flatMap((word, at): Span[] => {
    if (isOne(word, right)) return [{ from: at, to: at + 1 }];
    if (!isOne(word, rightOf.noun)) return [];
    const kinds = [at - 2, at - 1, at + 1].filter((near) => isOne(sentence[near] ?? '', rightOf.kind));
    return kinds.length === 0 ? [] : [{ from: Math.min(at, ...kinds), to: Math.max(at, ...kinds) + 1 }];
  });
}

/** Whether a word is one of a list, or begins as one that ends in “…”. */
export function isOne(word: string, list: readonly string[]): boolean {
  return list.some((one) => (one.endsWith('…') ? word.startsWith(one.slice(0, -1)) : word === one));
}

/** The words of each sentence. What a list names belongs to the line that leads to it. */
export function sentencesOf(text: string): readonly (readonly string[])[] {
  return text
    .split(ENDS)
    .map((sentence) => (sentence.toLowerCase().replaceAll('ё', 'е').replaceAll('\'', '’').match(WORD) ?? []));
}

/** A full stop before a capital, a semicolon within a line, or the end of a line that ends a sentence. */
const ENDS = /[.!?]["”»)]?\s(?=[\p{Lu}\uFFFB\uFFFC„“«"])|[.!?]\n|;[^\S\n]/u;

const WORD = /[\p{L}\p{N}]+(?:[-‑’][\p{L}\p{N}]+)*|[\uFFFB\uFFFC,]/gu;
