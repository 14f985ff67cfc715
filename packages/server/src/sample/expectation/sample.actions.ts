import type { PersonActor, ProviderActor } from '@entente/core/kernel/actor';
import { granted, type Outcome } from '@entente/core/kernel/outcome';
import { SAMPLE_EXPECTATIONS } from '@entente/core/sample/expectation-words';
import { dayBefore, daysBefore } from '@entente/core/sample/sample-days';
import { answerExpectation, type Answering } from '../../commitment/answer/expectation.actions.ts';
import { grantExpectation } from '../../commitment/expectation.access.ts';
import { createExpectation } from '../../commitment/expectation.actions.ts';
import { handOver } from '../../commitment/handing/expectation.actions.ts';
import type { Tx } from '../../platform/database/in-workspace.ts';
import { listSampleMembers } from '../crm/sample.store.ts';

/** One transaction of the sample, whose acts cannot be refused. */
type Inside = <Value>(work: (tx: Tx) => Promise<Outcome<Value>>) => Promise<Value>;
type Expecting = { readonly actor: ProviderActor; readonly client: PersonActor; readonly inside: Inside; readonly engagementId: string; readonly now: Date };
type Said = Omit<Answering, 'grant'> & { readonly by: ProviderActor | PersonActor; readonly daysAgo: number };

/**
 * What each side expects in the mentoring: some agreed, one partly, one doubtful, one that nobody had said and that
 * waits for an answer, and one that both said they would look at again by now.
 */
export async function expectOfEachOther({ actor, client, inside, engagementId, now }: Expecting): Promise<void> {
  const words = SAMPLE_EXPECTATIONS[actor.locale];
  const person = { kind: 'person' as const, id: client.personId };
  const say = async (daysAgo: number, input: Pick<Parameters<typeof createExpectation>[2], 'side' | 'words' | 'evidence' | 'unspoken'>): Promise<string> =>
    (await inside((tx) => createExpectation(tx, { actor, now: daysBefore(now, daysAgo, 10) }, { engagementId, person, ...input }))).id;
  const answer = async (id: string, { by, daysAgo, ...said }: Said): Promise<void> => {
    await inside(async (tx) => {
      const grant = await grantExpectation(tx, actor, id);
      if (grant === null) throw new Error('nothing of the sample can be answered');
      return answerExpectation(tx, { actor: by, now: daysBefore(now, daysAgo, 14) }, { grant, ...said });
    });
  };
  const agreed = await say(37, { side: 'client', words: words.agreed, evidence: { kind: 'words', id: null, words: words.agreedTalk } });
  await answer(agreed, { by: actor, daysAgo: 36, answer: 'agreed' });
  const partly = await say(37, { side: 'client', words: words.partly });
  await answer(partly, { by: actor, daysAgo: 10, answer: 'partly', words: words.partlyBecause });
  const due = await say(36, { side: 'provider', words: words.due });
  await answer(due, { by: client, daysAgo: 35, answer: 'agreed', reviewOn: dayBefore(now, 1) });
  const doubtful = await say(12, { side: 'provider', words: words.doubtful });
  await answer(doubtful, { by: client, daysAgo: 9, answer: 'doubtful', words: words.doubtfulBecause });
  await inside(async (tx) => {
    const [, , writer] = await listSampleMembers(tx);
    return writer === undefined ? granted({}) : handOver(tx, { actor, now: daysBefore(now, 5, 9) }, { id: doubtful, to: { kind: 'member', id: writer.id }, words: words.handedBecause });
  });
  await say(3, { side: 'provider', words: words.asked });
  await say(2, { side: 'client', words: words.cameUp, unspoken: true });
}
