import { parseClauseText } from '../document/clause-text.ts';
import type { Clause, DocumentContent } from '../document/content.ts';
import type { FrameWords } from '../document/frame-words.ts';
import { amendmentRule } from '../document/law/amendment-rules.ts';
import { lackOfLinkSignature, needsQualified, type RulesAbove } from '../document/law/signing-strength.ts';
import { formFindings } from '../document/lint/law-rules.ts';
import { renderDocument } from '../document/render-document.ts';
import { agreedForm } from './agreed-form.ts';
import { OF_FORM } from './of-form.ts';
import { isOnFile, type SigningLevel } from '../kernel/signing-level.ts';

/**
 * The text that an amendment changes: the one in force, and how the agreement itself was signed.
 *   setAside  clauses of it that were read as asking for a form of changes, and of which a person said, with a reason, that they do not
 *   above     what the framework agreement holds, where the agreement is an order
 */
export type AmendedText = { readonly base: DocumentContent; readonly level: SigningLevel; readonly words: FrameWords; readonly setAside: ReadonlySet<string>; readonly above: RulesAbove };

/** Under which code it is set aside in the amendment's draft that a clause asks for a form; its record is the clause, its name the SHA-256 of the words that were read. */
export const ASKS_NO_FORM = 'asks-no-form';

/** A clause of the text in force that is read as asking for a form of changes. */
export type AskingClause = { readonly id: string; readonly number: string; readonly text: string };

/** The clauses whose own words ask for a form of changes, in reading order, whatever was said of them. */
export function askingClauses({ base, words }: Pick<AmendedText, 'base' | 'words'>): readonly AskingClause[] {
  return [...readClauses(base, words).values()].filter((clause) => agreedForm(clause, base.head.locale) !== null).map(({ id, number, text }) => ({ id, number, text }));
}

/**
 * Why an amendment needs what it needs.
 *   changed    the law asks a form for what these clauses do, and they change
 *   belongs    these clauses change and belong to one that the law asks a form for: its section, or one points at the other
 *   law        the law asks of a change what it asks of the agreement, for these clauses
 *   own_words  these clauses ask for writing when the agreement is changed
 *   own_way    these clauses ask that a change is signed as the agreement was
 *   unchecked  these clauses ask for writing, and nobody looked up what that is in this country
 */
export const FORM_REASONS = ['changed', 'belongs', 'law', 'own_words', 'own_way', 'unchecked'] as const;
export type FormReason = {
  readonly why: (typeof FORM_REASONS)[number];
  /** Numbers, in reading order: of the text in force, of the amendment where they change. */
  readonly clauses: readonly string[];
  /** The weakest way of signing that is enough for it; `elsewhere` stands for every way on a file. */
  readonly least: SigningLevel;
};

/** The reasons that hold for an amendment, the law's first; none where each way of signing is enough. What the law asks cannot be set aside. */
export function formReasons(content: DocumentContent, { base, level, words, setAside, above }: AmendedText): readonly FormReason[] {
  const [old, fresh] = [readClauses(base, words), readClauses(content, words)];
  const changed = changedClauses(base, content, { old, fresh });
  const [boundBefore, boundAfter] = [boundClauses(base, above), boundClauses(content, above)];
  const isBound = (id: string): boolean => boundBefore.has(id) || boundAfter.has(id);
  const belongs = new Set([...belongTo(base, boundBefore), ...belongTo(content, boundAfter)]);
  const numbered = [...fresh.values(), ...[...old.values()].filter(({ id }) => !fresh.has(id))].filter(({ id }) => changed.has(id));
  const whole = amendmentRule(base.head.country)?.reach === 'whole';
  const found: readonly FormReason[] = [
    { why: 'changed', least: 'elsewhere', clauses: numbersOf(numbered.filter(({ id }) => isBound(id))) },
    { why: 'belongs', least: 'elsewhere', clauses: numbersOf(numbered.filter(({ id }) => !isBound(id) && belongs.has(id))) },
    { why: 'law', least: 'elsewhere', clauses: whole ? numbersOf([...old.values()].filter(({ id }) => boundBefore.has(id))) : [] },
    ...agreedReasons({ base, level, above }, [...old.values()].filter(({ id }) => !setAside.has(id))),
  ];
  return found.filter(({ clauses }) => clauses.length > 0);
}

/** Whether a way of signing is enough for a reason. A file is stronger than what is given on the page; there a device is stronger than a code, a code than the link alone. */
export function suffices(level: SigningLevel, { least }: Pick<FormReason, 'least'>): boolean {
  return strength(level) >= strength(least);
}

const ON_THE_PAGE: readonly SigningLevel[] = ['link', 'code', 'device'];

function strength(level: SigningLevel): number {
  return isOnFile(level) ? ON_THE_PAGE.length : ON_THE_PAGE.indexOf(level);
}

/** Whether a certificate with which it is signed has to call itself qualified. @param amended what it changes, where it is an amendment. */
export function asksQualified(content: DocumentContent, amended: AmendedText | null): boolean {
  if (amended === null) return needsQualified(content);
  const { base } = amended;
  const ofForm = needsQualified(base) || needsQualified(content);
  const ofWords = amendmentRule(base.head.country)?.writing === 'written_or_qualified';
  return formReasons(content, amended).some(({ why }) => (why === 'own_words' ? ofWords : ofForm && (why === 'changed' || why === 'belongs')));
}

/** A clause as it is read. */
type ReadClause = Pick<Clause, 'id' | 'key' | 'effect'> & { readonly number: string; readonly text: string };

function readClauses(content: DocumentContent, words: FrameWords): ReadonlyMap<string, ReadClause> {
  const effects = new Map(content.clauses.map(({ id, effect }) => [id, effect]));
  const read = renderDocument(content, words).sections.flatMap(({ clauses }) => clauses);
  return new Map(read.map(({ id, key, number, plainText }) => [id, { id, key, number, text: plainText, effect: effects.get(id) ?? 'unsaid' }]));
}

type Readings = { readonly old: ReadonlyMap<string, ReadClause>; readonly fresh: ReadonlyMap<string, ReadClause> };

/** The clauses that say something else, are new or are gone. Another law, or another party, is a change of each. */
function changedClauses(base: DocumentContent, content: DocumentContent, { old, fresh }: Readings): ReadonlySet<string> {
  const ids = [...new Set([...fresh.keys(), ...old.keys()])];
  const whose = ({ head, parties }: DocumentContent): string => JSON.stringify([head.country, head.locale, ...parties.map(({ side, legalName }) => [side, legalName])]);
  if (whose(base) !== whose(content)) return new Set(ids);
  return new Set(ids.filter((id) => old.get(id)?.text !== fresh.get(id)?.text || old.get(id)?.effect !== fresh.get(id)?.effect));
}

/** The clauses that need more than a signature through a link. */
function boundClauses(content: DocumentContent, above: RulesAbove): ReadonlySet<string> {
  return new Set(formFindings(content, above).flatMap(({ code, clauseId }) => (OF_FORM.has(code) && clauseId !== null ? [clauseId] : [])));
}

/** The clauses that stand in one section with a bound one, that it points at, or that point at it. */
function belongTo(content: DocumentContent, bound: ReadonlySet<string>): readonly string[] {
  if (bound.size === 0) return [];
  const ofForm = content.clauses.filter(({ id }) => bound.has(id));
  const sections = new Set(ofForm.map(({ sectionId }) => sectionId));
  const [keys, pointedAt] = [new Set(ofForm.map(({ key }) => key).filter((key) => key !== '')), new Set(ofForm.flatMap(({ body }) => references(body)))];
  return content.clauses.filter(({ sectionId, key, body }) => sections.has(sectionId) || pointedAt.has(key) || references(body).some((one) => keys.has(one))).map(({ id }) => id);
}

function references(body: string): readonly string[] {
  return parseClauseText(body).flatMap((block) => (block.type === 'frame' ? [] : block.inlines.flatMap((inline) => (inline.type === 'reference' ? [inline.key] : []))));
}

/** What the agreement's own words ask of its changes. */
function agreedReasons({ base, level, above }: Pick<AmendedText, 'base' | 'level' | 'above'>, clauses: readonly ReadClause[]): readonly FormReason[] {
  const asking = (form: ReturnType<typeof agreedForm>): readonly string[] => numbersOf(clauses.filter((clause) => agreedForm(clause, base.head.locale) === form));
  const rule = amendmentRule(base.head.country);
  const light = rule !== null && lackOfLinkSignature(rule.writing, base.clauses, above) === null;
  return [
    { why: rule === null ? 'unchecked' : 'own_words', least: rule === null ? 'link' : 'elsewhere', clauses: light ? [] : asking('writing') },
    { why: 'own_way', least: level, clauses: strength(level) === 0 ? [] : asking('same_way') },
  ];
}

function numbersOf(clauses: readonly ReadClause[]): readonly string[] {
  return clauses.map(({ number }) => number);
}
