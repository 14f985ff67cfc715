import type { ExpectationBoardRow, ExpectationRow } from '@entente/contract/commitment/expectation.contract';
import { expectationStanding, expectationWaits, mayAnswer, mayChange, mayHandOver, type ExpectationLine, type ExpectationStanding } from '@entente/core/commitment/expectation-state';
import { CONFIDED_KINDS } from '@entente/core/engagement/engagement-kind';
import { answerState } from '@entente/core/ground-rule/acting-rules';
import type { Side } from '@entente/core/kernel/values';
import type { Tx } from '../platform/database/in-workspace.ts';
import { loadAnswering, type Answering } from './answering/commitment-person.store.ts';
import { agreedAnswerDay } from './answering/commitment-person.view.ts';
import type { WorkTime } from './commitment.store.ts';
import type { StoredAnswer, StoredExpectation } from './expectation.store.ts';

const SIDES = ['provider', 'client'] as const;

/** By what expectations are read at a moment: the day, and by what their answers are counted. */
export type Reading = { readonly work: WorkTime; readonly answering: Answering };

/** Loads it for some expectations, for our pages and the client's alike. */
export async function readingOf(tx: Tx, work: WorkTime, rows: readonly StoredExpectation[]): Promise<Reading> {
  return { work, answering: await loadAnswering(tx, [...new Set(rows.flatMap(({ state, engagementId }) => (state === 'unanswered' ? [engagementId] : [])))]) };
}

/** By when the first answer is due that both sides agreed on: ours by the working days of whoever leads the work, the client's by those of whoever is asked. */
export function answerBy({ state, side, engagementId, personId, askedAt: at, personDaysOff: daysOff, personCountry: country }: StoredExpectation, reading: Reading): ExpectationRow['answerBy'] {
  if (state !== 'unanswered') return null;
  const dueOn = agreedAnswerDay({ engagementId, personId, at, client: side === 'provider' ? { daysOff, country } : null }, reading);
  return dueOn === null ? null : { dueOn, state: answerState(dueOn, reading.work.today) };
}

/** An expectation as the team reads it. */
export function expectationRow(row: StoredExpectation, reading: Reading): ExpectationRow {
  const { id, side, notedBy, words, saidOn, unspoken, state, stateWords, reviewOn, commitmentId, promiseTitle, engagementId, engagementName, clientId, clientName, isSample, version } = row;
  return {
    id, side, notedBy, words, saidOn, unspoken, state, stateWords, reviewOn,
    person: { id: row.personId, name: row.personName, side: 'client' },
    saidBy: row.saidByName,
    heldBy: side === 'client' ? row.personName : row.heldByName || row.saidByName,
    holderId: side === 'client' ? null : row.heldBy,
    left: state === 'withdrawn' ? null : row.left,
    mayHandOver: SIDES.filter((of) => mayHandOver({ side, state, confided: CONFIDED_KINDS.includes(row.engagementKind) }, of)),
    about: { kind: row.aboutKind, id: row.aboutId, name: row.aboutName },
    evidence: { kind: row.evidenceKind, id: row.evidenceId, words: row.evidenceWords },
    stateBy: row.stateByName,
    answerBy: answerBy(row, reading),
    waits: expectationWaits(row, 'provider', reading.work.today),
    promise: commitmentId === null || promiseTitle === null ? null : { id: commitmentId, title: promiseTitle, done: row.promiseDoneAt !== null },
    engagementId, engagementName, clientId, clientName, isSample, version,
  };
}

/** The same with all that was said to it, and what our side may do now. */
export function expectationBoardRow(row: StoredExpectation, answers: readonly StoredAnswer[], reading: Reading): ExpectationBoardRow {
  const shown = expectationRow(row, reading);
  return {
    ...shown,
    history: answers.map(({ id, act, side, actorName, words, toName, recordedAt }) => ({ id, act, side, by: actorName, words, to: toName, at: recordedAt })),
    may: {
      change: mayChange(row, 'provider'),
      answer: mayAnswer(row, 'provider', 'agreed'),
      withdraw: mayAnswer(row, 'provider', 'withdrawn'),
      still: mayAnswer(row, 'provider', 'still'),
      takeBack: standingFrom(answers)?.lastBy === 'provider',
      promise: row.state !== 'withdrawn' && shown.promise === null,
    },
  };
}

/** Where it stands by all that was said; null where nothing is kept of it. */
export function standingFrom(answers: readonly StoredAnswer[]): ExpectationStanding | null {
  const [first, ...rest] = answers.map(({ act, side, actorName, words, reviewOn, unspoken }): ExpectationLine => ({ act, side, by: actorName, words, reviewOn, unspoken }));
  return first === undefined ? null : expectationStanding([first, ...rest]);
}

/** Whose answer may be taken back by this side. */
export function mayTakeBack(answers: readonly StoredAnswer[], by: Side): boolean {
  return standingFrom(answers)?.lastBy === by;
}
