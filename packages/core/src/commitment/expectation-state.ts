import type { Day, Side } from '../kernel/values.ts';

/** What can be said to an expectation: the other side says how far it shares it, its own side takes it back, either says that it still stands. */
export const EXPECTATION_ANSWERS = ['agreed', 'partly', 'doubtful', 'withdrawn', 'still'] as const;
export type ExpectationAnswer = (typeof EXPECTATION_ANSWERS)[number];
export const EXPECTATION_STATES = ['unanswered', 'agreed', 'partly', 'doubtful', 'withdrawn'] as const;
export type ExpectationState = (typeof EXPECTATION_STATES)[number];

/** Everything that is kept of an expectation, for good. */
export const EXPECTATION_ACTS = ['said', 'changed', ...EXPECTATION_ANSWERS, 'taken_back', 'promised', 'handed_over'] as const;
export type ExpectationAct = (typeof EXPECTATION_ACTS)[number];

/** What an expectation is about, and what it rests on. */
export const EXPECTATION_SUBJECTS = ['whole', 'phase', 'deliverable'] as const;
export type ExpectationSubject = (typeof EXPECTATION_SUBJECTS)[number];
export const EVIDENCE_KINDS = ['none', 'clause', 'interaction', 'words'] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** `notedBy`: which side wrote it down; the provider may write down what the client said. */
export type Expectation = { readonly side: Side; readonly notedBy: Side; readonly state: ExpectationState; readonly reviewOn: Day };

/** One line of what was said, oldest first: who said it, when both look again, and whether nobody had said it before. */
export type ExpectationLine = { readonly act: ExpectationAct; readonly side: Side; readonly by: string; readonly words: string; readonly reviewOn: Day; readonly unspoken: boolean };

export type ExpectationStanding = {
  readonly state: ExpectationState;
  readonly words: string;
  readonly by: string;
  readonly reviewOn: Day;
  readonly unspoken: boolean;
  /** Whose last answer it is, which only they can take back; null where nothing was answered. */
  readonly lastBy: Side | null;
};

const STEPS: ReadonlySet<ExpectationAct> = new Set(EXPECTATION_ANSWERS);

/** Where an expectation stands by all that was said to it: what was taken back counts as never said. */
export function expectationStanding(lines: readonly [ExpectationLine, ...ExpectationLine[]]): ExpectationStanding {
  const said = lines.findLast(({ act }) => act === 'changed') ?? lines[0];
  const steps = stepsOf(lines);
  const last = steps.at(-1);
  const unspoken = said.unspoken || steps.some((step) => step.unspoken);
  if (last === undefined) return { state: 'unanswered', words: '', by: '', reviewOn: said.reviewOn, unspoken, lastBy: null };
  const { act, words, by } = steps.findLast(isAnswer) ?? NOTHING_SAID;
  return { state: act, words, by, reviewOn: last.reviewOn, unspoken, lastBy: last.side };
}

const NOTHING_SAID = { act: 'unanswered', words: '', by: '' } as const;
type Step = ExpectationLine & { readonly act: ExpectationAnswer };

function isAnswer(step: Step): step is Step & { readonly act: Exclude<ExpectationAnswer, 'still'> } {
  return step.act !== 'still';
}

/** The answers that were not taken back, oldest first. */
function stepsOf(lines: readonly ExpectationLine[]): readonly Step[] {
  const steps: Step[] = [];
  for (const line of lines) {
    if (line.act === 'taken_back') steps.pop();
    else if (STEPS.has(line.act)) steps.push(line as Step);
  }
  return steps;
}

/**
 * Whether this side may say this: nobody agrees with themselves or answers for the other side, and nobody takes back
 * what the other side hopes for; only what was written down for it and not yet answered is taken off by who wrote it.
 */
export function mayAnswer({ side, notedBy, state }: Pick<Expectation, 'side' | 'notedBy' | 'state'>, by: Side, answer: ExpectationAnswer): boolean {
  if (state === 'withdrawn') return false;
  if (answer === 'still') return state !== 'unanswered';
  if (answer === 'withdrawn') return by === side || (by === notedBy && state === 'unanswered');
  return by !== side;
}

/** Its words are changed by who wrote them down, and only until somebody has answered them. */
export function mayChange({ notedBy, state }: Pick<Expectation, 'notedBy' | 'state'>, by: Side): boolean {
  return notedBy === by && state === 'unanswered';
}

/**
 * Whether somebody else of a side may stand for it from now on: of ours, whoever expects it; of the client, who said it or
 * is asked. What was confided to one person is not handed to a colleague of theirs: they say their own.
 */
export function mayHandOver({ side, state, confided }: Pick<Expectation, 'side' | 'state'> & { readonly confided: boolean }, of: Side): boolean {
  if (state === 'withdrawn') return false;
  return of === 'provider' ? side === 'provider' : !confided;
}

/** A yes explains itself; a half one and a doubt need a line on what is missing. */
export function needsWords(answer: ExpectationAnswer): boolean {
  return answer === 'partly' || answer === 'doubtful';
}

/** What a list of all expectations is narrowed to: what waits for a word of ours or of theirs, what is to be looked at again, or where it stands. */
export const EXPECTATION_SHOWS = ['ours', 'theirs', 'review', ...EXPECTATION_STATES] as const;
export type ExpectationShow = (typeof EXPECTATION_SHOWS)[number];

/** How long until both look again: soon where they differ, a quarter where they agree. */
const DAYS_TO_REVIEW: Readonly<Record<ExpectationState, number>> = { unanswered: 42, agreed: 90, partly: 14, doubtful: 14, withdrawn: 90 };

/** Days from an answer until the next look. */
export function daysToReview(state: ExpectationState): number {
  return DAYS_TO_REVIEW[state];
}

/** Whether somebody has to say something now: the other side its answer, or both another look. */
export function expectationWaits({ side, state, reviewOn }: Pick<Expectation, 'side' | 'state' | 'reviewOn'>, by: Side, today: Day): 'answer' | 'review' | null {
  if (state === 'withdrawn') return null;
  if (state === 'unanswered') return by === side ? null : 'answer';
  return reviewOn <= today ? 'review' : null;
}
