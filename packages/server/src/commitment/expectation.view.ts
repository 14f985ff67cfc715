import type { ExpectationBoardRow, ExpectationRow } from '@entente/contract/commitment/expectation.contract';
import { expectationStanding, expectationWaits, mayAnswer, mayChange, mayHandOver, type ExpectationLine, type ExpectationStanding } from '@entente/core/commitment/expectation-state';
import { CONFIDED_KINDS } from '@entente/core/engagement/engagement-kind';
import type { Day, Side } from '@entente/core/kernel/values';
import type { StoredAnswer, StoredExpectation } from './expectation.store.ts';

const SIDES = ['provider', 'client'] as const;

/** An expectation as the team reads it. */
export function expectationRow(row: StoredExpectation, today: Day): ExpectationRow {
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
    waits: expectationWaits(row, 'provider', today),
    promise: commitmentId === null || promiseTitle === null ? null : { id: commitmentId, title: promiseTitle, done: row.promiseDoneAt !== null },
    engagementId, engagementName, clientId, clientName, isSample, version,
  };
}

/** The same with all that was said to it, and what our side may do now. */
export function expectationBoardRow(row: StoredExpectation, answers: readonly StoredAnswer[], today: Day): ExpectationBoardRow {
  const shown = expectationRow(row, today);
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
