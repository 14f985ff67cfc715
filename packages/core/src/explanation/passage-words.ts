import type { FrameWords } from '../document/frame-words.ts';
import type { AnswersFacts, ClientStep, CourseFacts, PassageFacts, PhaseFacts, Thing, YoursFacts } from './explain-plan.ts';

/** What the explanation says; packages/phrases has it in each language, formally and familiarly. */
export const PASSAGE_WORDS = [
  'course.title', 'course.phases', 'course.fromTo', 'course.from', 'course.to', 'course.things', 'course.order',
  'phase.fromTo', 'phase.from', 'phase.to', 'phase.days', 'phase.reading', 'phase.things', 'phase.check', 'phase.checks', 'phase.needs',
  'answers.title', 'answers.days', 'answers.daysBetween', 'answers.round', 'answers.rounds', 'answers.roundsBetween', 'answers.deciders',
  'yours.title', 'yours.give', 'yours.look', 'yours.more', 'own.title', 'thing.many',
] as const;
export type PassageWord = (typeof PASSAGE_WORDS)[number];
type Values = Readonly<Record<string, string | number>>;

/** The words of one language: phrases whole, never glued; days and lists as the agreement writes them. */
export type ExplanationWords = { readonly frame: Pick<FrameWords, 'day' | 'list' | 'number'>; say(word: PassageWord, values?: Values): string };

/** One paragraph in words. Lines that begin with "- " are items of a list; the text is plain and may be edited. */
export type WordedPassage = { readonly title: string; readonly text: string };

/** More than these a client does not read at once; the agreement has them all. */
const MOST_STEPS = 12;
export const ITEM_MARK = '- ';

/** A paragraph as a client reads it. The text is empty for the provider's own words only. */
export function wordPassage(facts: PassageFacts, words: ExplanationWords): WordedPassage {
  switch (facts.passage) {
    case 'course': return { title: words.say('course.title'), text: paragraph(courseSentences(facts, words)) };
    case 'phase': return { title: facts.name, text: phaseLines(facts, words).join('\n') };
    case 'answers': return { title: words.say('answers.title'), text: paragraph(answersSentences(facts, words)) };
    case 'yours': return { title: words.say('yours.title'), text: yoursLines(facts, words).join('\n') };
    case 'own': return { title: words.say('own.title'), text: '' };
  }
}

function courseSentences({ phases, from, to, things }: CourseFacts, words: ExplanationWords): string[] {
  return [
    ...(phases.length === 0 ? [] : [words.say('course.phases', { count: phases.length, names: words.frame.list(phases) })]),
    ...span(from, to, { words, both: 'course.fromTo', begin: 'course.from', end: 'course.to' }),
    ...(things.length === 0 ? [] : [words.say('course.things', { names: named(things, words) })]),
    ...(phases.length < 2 ? [] : [words.say('course.order')]),
  ];
}

/** First what happens, how long it takes and why; then what it takes from the client and gives them. */
function phaseLines(facts: PhaseFacts, words: ExplanationWords): string[] {
  const { description, readingDays, things, checks, needs } = facts;
  const [firstCheck] = checks;
  const course = [...(description === '' ? [] : [ended(description)]), ...phaseSpan(facts, words), ...(readingDays === null ? [] : [words.say('phase.reading', { count: readingDays })])];
  const yields = [
    ...(needs.length === 0 ? [] : [words.say('phase.needs', { names: separated(needs) })]),
    ...(things.length === 0 ? [] : [words.say('phase.things', { names: named(things, words) })]),
    ...(firstCheck === undefined ? [] : [checks.length === 1 ? words.say('phase.check', { point: bare(firstCheck) }) : words.say('phase.checks', { count: checks.length })]),
  ];
  return [course, yields].filter((sentences) => sentences.length > 0).map(paragraph);
}

function phaseSpan({ from, to, workingDays }: PhaseFacts, words: ExplanationWords): string[] {
  if (from === null || to === null || workingDays === null || workingDays === 0) return span(from, to, { words, both: 'phase.fromTo', begin: 'phase.from', end: 'phase.to' });
  return [words.say('phase.days', { from: words.frame.day(from), to: words.frame.day(to), count: workingDays })];
}

function answersSentences({ leastDays, mostDays, leastRounds, mostRounds, deciders }: AnswersFacts, words: ExplanationWords): string[] {
  return [
    leastDays === mostDays ? words.say('answers.days', { count: mostDays }) : words.say('answers.daysBetween', { least: leastDays, most: mostDays }),
    leastRounds === mostRounds ? words.say('answers.rounds', { count: mostRounds }) : words.say('answers.roundsBetween', { least: leastRounds, most: mostRounds }),
    ...(mostRounds === 0 ? [] : [words.say('answers.round')]),
    ...(deciders.length === 0 ? [] : [words.say('answers.deciders', { names: words.frame.list(deciders) })]),
  ];
}

function yoursLines({ steps }: YoursFacts, words: ExplanationWords): string[] {
  const left = steps.length - MOST_STEPS;
  return [...steps.slice(0, MOST_STEPS).map((step) => ITEM_MARK + stepWords(step, words)), ...(left > 0 ? [words.say('yours.more', { count: left })] : [])];
}

function stepWords(step: ClientStep, words: ExplanationWords): string {
  const day = step.on === null ? { dated: 'no', day: '' } : { dated: 'yes', day: words.frame.day(step.on) };
  if (step.does === 'look') return words.say('yours.look', { ...day, what: bare(step.what), count: step.days });
  return words.say('yours.give', { ...day, what: bare(step.what), formed: step.form === '' ? 'no' : 'yes', form: bare(step.form), named: step.who === '' ? 'no' : 'yes', who: step.who });
}

type Span = { readonly words: ExplanationWords; readonly both: PassageWord; readonly begin: PassageWord; readonly end: PassageWord };

function span(from: string | null, to: string | null, { words, both, begin, end }: Span): string[] {
  if (from !== null && to !== null) return [words.say(both, { from: words.frame.day(from), to: words.frame.day(to) })];
  if (from !== null) return [words.say(begin, { from: words.frame.day(from) })];
  return to === null ? [] : [words.say(end, { to: words.frame.day(to) })];
}

function named(things: readonly Thing[], words: ExplanationWords): string {
  return separated(things.map(({ name, quantity }) => (quantity === 1 ? name : words.say('thing.many', { name: bare(name), quantity: words.frame.number(String(quantity)) }))));
}

/** Names that may hold commas stand between semicolons. */
function separated(names: readonly string[]): string {
  return names.map(bare).join('; ');
}

function paragraph(sentences: readonly string[]): string {
  return sentences.join(' ');
}

/** Without the end of its own sentence: the phrase around it brings one. */
function bare(text: string): string {
  return text.trim().replace(/[.;:]$/, '');
}

function ended(text: string): string {
  return /[.!?…]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`;
}
