import { daysToReview, mayAnswer, needsWords, type ExpectationAnswer } from '@entente/core/commitment/expectation-state';
import type { PersonActor, ProviderActor } from '@entente/core/kernel/actor';
import { granted, refused } from '@entente/core/kernel/outcome';
import type { Side } from '@entente/core/kernel/values';
import { addDays } from '@entente/core/kernel/zoned-time';
import type { Tx } from '../../platform/database/in-workspace.ts';
import { newId } from '../../platform/database/new-id.ts';
import type { Answer } from '../../platform/http/operation.ts';
import { loadWorkTime } from '../commitment.store.ts';
import type { ExpectationGrant } from '../expectation.access.ts';
import { keepLine, lineOf, type ExpectationCall } from '../expectation.actions.ts';
import { loadExpectationAnswers, lockExpectation, updateExpectation } from '../expectation.store.ts';
import { mayTakeBack, standingFrom } from '../expectation.view.ts';

type Done = Answer<Record<string, never>>;
type Call = ExpectationCall<ProviderActor | PersonActor>;
export type Answering = { readonly grant: ExpectationGrant; readonly answer: ExpectationAnswer; readonly words?: string; readonly reviewOn?: string | undefined; readonly unspoken?: boolean; /** Minted with the form: sent twice, it happens once. */ readonly lineId?: string };

/** How far the other side shares it, that its own takes it back, or that it still stands; by whoever may say that. */
export async function answerExpectation(tx: Tx, call: Call, { grant, answer, words = '', reviewOn, unspoken = false, lineId = newId() }: Answering): Promise<Done> {
  const current = await lockExpectation(tx, grant.expectationId);
  const before = await loadExpectationAnswers(tx, [current.id]);
  if (before.some(({ id }) => id === lineId)) return granted({});
  const no = refusalOf(current, { by: call.actor.side, answer, words });
  if (no !== null) return refused(no);
  const { today } = await loadWorkTime(tx, call.now);
  if (reviewOn !== undefined && reviewOn <= today) return refused('expectation-day-is-not-later');
  const day = reviewOn ?? addDays(today, daysToReview(answer === 'still' ? current.state : answer));
  await keepLine(tx, call, { ...lineOf(grant), id: lineId, title: current.words, act: answer, words, reviewOn: day, unspoken });
  await settle(tx, grant);
  return granted({});
}

type Locked = Awaited<ReturnType<typeof lockExpectation>>;

/** Why this side may not say this now; null where it may. */
function refusalOf(current: Locked, { by, answer, words }: { readonly by: Side; readonly answer: ExpectationAnswer; readonly words: string }) {
  if (current.state === 'withdrawn') return 'expectation-is-withdrawn';
  if (answer === 'still' && current.state === 'unanswered') return 'expectation-is-unanswered';
  if (!mayAnswer(current, by, answer)) return 'expectation-is-of-other-side';
  return needsWords(answer) && words === '' ? 'expectation-needs-words' : null;
}

/** Takes back the last answer, by the side that gave it; the history keeps both. */
export async function takeBackAnswer(tx: Tx, call: Call, { grant, lineId = newId() }: { readonly grant: ExpectationGrant; readonly lineId?: string }): Promise<Done> {
  const current = await lockExpectation(tx, grant.expectationId);
  const before = await loadExpectationAnswers(tx, [current.id]);
  if (before.some(({ id }) => id === lineId)) return granted({});
  if (!mayTakeBack(before, call.actor.side)) return refused('expectation-has-no-answer-of-yours');
  await keepLine(tx, call, { ...lineOf(grant), id: lineId, title: current.words, act: 'taken_back', words: '', reviewOn: current.reviewOn, unspoken: false });
  await settle(tx, grant);
  return granted({});
}

/** Keeps where it stands by all that was said, so that it can be looked for. */
async function settle(tx: Tx, { expectationId }: ExpectationGrant): Promise<void> {
  const standing = standingFrom(await loadExpectationAnswers(tx, [expectationId]));
  if (standing === null) return;
  const { state, words, by, reviewOn, unspoken } = standing;
  await updateExpectation(tx, expectationId, { state, stateWords: words, stateByName: by, reviewOn, unspoken });
}
