import type { Locale } from '../../kernel/locale.ts';
import { isDenied, isLeftToAnother, isOne, rightsIn, sentencesOf, type Span } from './rights-reading.ts';
import { HOLDING_WORDS, type HoldingWords } from './holding-words.ts';
import { RIGHTS_WORDS, type RightsWords } from './rights-words.ts';

/** A value that names the client stands as this sign. */
export const CLIENT_VALUE = '\uFFFB';

/** How many words may stand between a right and what says who holds it. */
const REACH = 25;
/** How many words may stand between the verb and the client. */
const REACH_OF_CLIENT = 8;

/**
 * Whether a text says that rights are the client's: “copyright in the modules belongs to the Client”. Between two who
 * agree, that is meant to move them as much as “is transferred” is: who made the work held them first, and the form that
 * the law asks is asked for either way. What the client had already, what a licence or a warranty speaks of, rights to
 * do something else (to withdraw, under a guarantee) and rights of the other side are no such thing. The client is known by
 * the usual words for one, or as a value. Runs in linear time.
 */
export function givesRights(text: string, locale: Locale): boolean {
  const [words, holding] = [RIGHTS_WORDS[locale], HOLDING_WORDS[locale]];
  return sentencesOf(text).some((sentence) => {
    const rights = [...rightsIn(sentence, words), ...plainRights(sentence, holding)].filter((right) => isOfWorks(sentence, right, { words, holding }));
    return !isLeftToAnother(sentence, words) && sentence.some((_, at) => holds(sentence, { at, rights, words, holding }) || owns(sentence, { at, rights, words, holding }));
  });
}

type Look = { readonly at: number; readonly rights: readonly Span[]; readonly words: RightsWords; readonly holding: HoldingWords };

function holds(sentence: readonly string[], { at, rights, words, holding }: Look): boolean {
  const word = sentence[at] ?? '';
  const [falls, has] = [isOne(word, holding.falls) || isOne(word, holding.fixes.verbs), isOne(word, holding.has)];
  if (rights.length === 0 || (sentence[at - 1] === ',' && isOne(word, holding.there))) return false;
  if ((!falls && !has) || isDenied(sentence, at, words) || isNoVerb(sentence, at, holding) || isAsserted(sentence.slice(Math.max(0, at - REACH), at), holding)) return false;
  return rights.some((right) => {
    const clear = (from: number, to: number): boolean => to - from <= REACH && !isParted(sentence.slice(from, to), { words, holding });
    if (sentence.slice(Math.max(0, right.from - 3), right.from).some((one) => isOne(one, words.none))) return false;
    // “Copyright … belongs to the Client”; the client's own material in between is the client's anyhow.
    if (falls && right.to <= at) return clear(right.to, at) && !isOwn(sentence.slice(right.to, at), holding) && fallsToClient(sentence, at, holding);
    // “The Client owns all copyright …”, „Zamawiającemu przysługują autorskie prawa …”.
    if (right.from <= at) return false;
    return clear(at + 1, right.from) && clientBefore(sentence, at, { holding, falls }) && !isOwn(sentence.slice(right.to, right.to + REACH_OF_CLIENT), holding) && !sentence.slice(right.to, right.to + REACH_OF_CLIENT).some((one) => isOne(one, holding.brought));
  });
}

/** „Właścicielem utworów jest Zamawiający”, «Заказчик становится правообладателем результатов»: an owner, of rights or of the works themselves. */
function owns(sentence: readonly string[], look: Look): boolean {
  const { at, words, holding } = look;
  if (!isOne(sentence[at] ?? '', holding.owner.ofRights) || isDenied(sentence, at, words) || isAsserted(sentence.slice(Math.max(0, at - REACH), at), holding)) return false;
  const begun = sentence.slice(0, at).findLastIndex((one) => one === ',' || isOne(one, holding.but) || isOne(one, holding.which)) + 1;
  const said = sentence.slice(Math.max(begun, at - REACH_OF_CLIENT), at).some((one) => isOne(one, holding.owner.is));
  const verb = said ? -1 : sentence.findIndex((one, index) => index > at && isOne(one, holding.owner.is));
  const end = sentence.findIndex((one, index) => index > at && one === ',' && isOne(sentence[index + 1] ?? '', holding.but));
  const reach = at + 1 + REACH_OF_CLIENT;
  const owned = sentence.slice(at + 1, verb !== -1 ? verb : end === -1 ? reach : Math.min(end, reach));
  return owned.length <= REACH && !isOwn(owned, holding) && !isParted(owned, { words, holding }) && isOwnedByClient(sentence, { ...look, verb, owned });
}

/** Whether the client is the owner: who follows “is” decides alone where it stands behind the word for one, otherwise who stands before that. */
function isOwnedByClient(sentence: readonly string[], { at, rights, words, holding, verb, owned }: Look & { readonly verb: number; readonly owned: readonly string[] }): boolean {
  const ofWorks = isOne(sentence[at] ?? '', holding.owner.ofWorks) && isOwnedWork(owned, { owner: sentence[at] ?? '', holding });
  // Where the client stands before, a right is found as one that somebody has.
  if (verb === -1) return ofWorks && clientBefore(sentence, at, { holding, falls: false }) && !owned.some((one) => isOne(one, holding.brought));
  if (isDenied(sentence, verb, words)) return false;
  return (ofWorks || rights.some(({ from, to }) => from > at && to <= verb)) && isClient(sentence.slice(verb + 1, verb + 2 + REACH_OF_CLIENT), holding);
}

/** Whether what is owned begins with a work: “of all results made”, but not “of the copies”, nor of the results of a test, of printed texts or of materials handed over for the work. */
function isOwnedWork(owned: readonly string[], { owner, holding }: { readonly owner: string; readonly holding: HoldingWords }): boolean {
  const { works, pieces, held, kindEnds, tests, things } = holding.owned;
  const all = isOne(owner, holding.owner.holders) ? [...works, ...pieces, ...held, ...holding.works] : [...works, ...pieces];
  const at = owned.findIndex((one) => !kindEnds.some((end) => one.endsWith(end)) || isOne(one, all));
  const work = owned[at] ?? '';
  if (!isOne(work, all) || owned.slice(at + 1, at + 3).some((one) => isOne(one, tests))) return false;
  return isOne(work, works) || (!owned.slice(0, at + 2).some((one) => isOne(one, things)) && !owned.slice(0, at).some((one) => isOne(one, holding.brought)));
}

/** Whether the client is who “is”: the first who is named, at once or after what is said between commas. */
function isClient(said: readonly string[], { client, but, which, other }: HoldingWords): boolean {
  const end = said.findIndex((one, at) => isOne(one, but) || isOne(one, which) || isOne(one, other) || (at === 0 && one === '\uFFFC') || (one === ',' && said[0] !== ','));
  return said.slice(0, end === -1 ? said.length : end).some((one) => isOne(one, client));
}

/** “Its own”, “holds harmless”. */
function isNoVerb(sentence: readonly string[], at: number, { noVerb }: HoldingWords): boolean {
  return isOne(sentence[at - 1] ?? '', noVerb.after) || sentence.slice(at + 1, at + 2 + REACH_OF_CLIENT).some((one) => isOne(one, noVerb.before));
}

/** Whether what stands before a verb makes of it an assertion, or a condition that no comma closes. */
function isAsserted(before: readonly string[], { says, asks }: HoldingWords): boolean {
  return before.some((one) => isOne(one, says)) || before.slice(before.lastIndexOf(',') + 1).some((one) => isOne(one, asks));
}

/** Whether the client stands before the verb as who has the rights, or in the case of whom they fall to. */
function clientBefore(sentence: readonly string[], at: number, { holding, falls }: { readonly holding: HoldingWords; readonly falls: boolean }): boolean {
  const { by, articles, but, which, client, toClient, other, fixes } = holding;
  if (falls && by.length > 0) return false;
  const before = sentence.slice(Math.max(0, at - REACH_OF_CLIENT), at);
  const fixed = isOne(sentence[at] ?? '', fixes.verbs);
  const found = before.findLastIndex((one, index) => (fixed ? before[index - 1] === fixes.behind && isOne(one, fixes.client) : isOne(one, falls ? toClient : client)));
  if (found === -1) return false;
  const leading = before.slice(0, found).findLast((one) => !isOne(one, articles)) ?? '';
  return !isOne(leading, holding.notSubject) && !withoutAside(before.slice(found + 1)).some((one) => one === ',' || isOne(one, but) || isOne(one, which) || isOne(one, other));
}

/** Words without what stands between two commas: „Zamawiający, z chwilą zapłaty, staje się …”. */
function withoutAside(said: readonly string[]): readonly string[] {
  const [first, last] = [said.indexOf(','), said.lastIndexOf(',')];
  return said.filter((one) => one === ',').length === 2 ? [...said.slice(0, first), ...said.slice(last + 1)] : said;
}

/** Whether the client follows whom something falls to: after “to” or “by”, or in the case that says so. */
function fallsToClient(sentence: readonly string[], at: number, { by, articles, toClient, but, which, other, fixes }: HoldingWords): boolean {
  const after = sentence.slice(at + 1, at + 2 + REACH_OF_CLIENT);
  const end = after.findIndex((one) => isOne(one, but) || isOne(one, which) || isOne(one, other));
  const said = after.slice(0, end === -1 ? after.length : end);
  if (isOne(sentence[at] ?? '', fixes.verbs)) return said.some((one, index) => one === fixes.behind && isOne(said[index + 1] ?? '', fixes.client));
  if (by.length === 0) return said.some((one) => isOne(one, toClient));
  // Whoever is named first has them: “owned by the Studio for use by the Client”. “Of” says so at once or not at all.
  const named = said.findIndex((one, index) => isOne(one, by) && (one !== 'of' || index === 0));
  return named !== -1 && isOne(said.slice(named + 1).find((one) => !isOne(one, articles)) ?? '', toClient);
}

/** Words between a right and its verb that part them: another clause of the sentence, a licence, what stays. */
function isParted(between: readonly string[], { words, holding }: Pick<Look, 'words' | 'holding'>): boolean {
  return between.some((one, at) => isOne(one, words.between) || isOne(one, words.stays) || isOne(one, holding.which) || (one === ',' && isOne(between[at + 1] ?? '', holding.but)));
}

/** Whether words speak of what the client brings: “materials provided by the Client”, „materiałów Zamawiającego”. */
function isOwn(words: readonly string[], { ownBy, ownOf, itself, articles, client, brought, other: others }: HoldingWords): boolean {
  return words.some((one, at) => {
    const before = words.slice(0, at).findLast((other) => !isOne(other, articles));
    return (isOne(one, ownOf) && !isOne(before ?? '', FOR_CLIENT)) || (isOne(one, itself.words) && !isOne(before ?? '', itself.freely)) || (isOne(one, client) && isOne(before ?? '', ownBy)) || (isOne(one, brought) && isOne(words[at + 1] ?? '', others));
  });
}

/** Before a client in the genitive that what is made is made for. */
const FOR_CLIENT = ['rzecz', 'dla', 'do', 'zlecenie', 'zamówienie', 'potrzeby', 'для', 'пользу', 'заказу', 'заданию', 'поручению'];

/** “All rights” are rights to works where nothing else is said, or a work; “all rights under the guarantee” are not. */
function isOfWorks(sentence: readonly string[], { from, to }: Span, { words, holding }: Pick<Look, 'words' | 'holding'>): boolean {
  const [own, after] = [sentence.slice(from, to), sentence.slice(to, to + REACH_OF_CLIENT)];
  if (after.slice(0, 3).some((one) => isOne(one, words.notRight))) return false;
  if (own.some((one) => isOne(one, holding.sure))) return true;
  if (isOne(after[0] ?? '', holding.under)) return false;
  const end = after.findIndex((one) => isOne(one, holding.falls) || isOne(one, holding.has));
  return (own.length > 1 && end !== -1 && end <= 1) || (own.length > 1 && after.length === 0) || after.slice(0, end === -1 ? 6 : end).some((one) => isOne(one, holding.works));
}

/** “Rights”, in the plural and to something. */
function plainRights(sentence: readonly string[], { rights, of }: HoldingWords): readonly Span[] {
  return sentence.flatMap((word, at): Span[] => (isOne(word, rights) && isOne(sentence[at + 1] ?? '', of) ? [{ from: at, to: at + 1 }] : []));
}
