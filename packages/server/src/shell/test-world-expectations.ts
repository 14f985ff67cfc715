import type { TestMember } from './test-entente.ts';

/** What each side expects in one engagement: ours is unanswered, theirs was answered. */
export type WorldExpectations = { readonly oursId: string; readonly theirsId: string; readonly answeredId: string };

/** Lets both sides expect something. */
export async function fillExpectations(who: TestMember, { engagementId, contactId, canary }: { engagementId: string; contactId: string; canary: string }): Promise<WorldExpectations> {
  const say = async (body: object): Promise<string> => {
    const answer = await who.call('POST', '/expectations', { engagementId, person: { kind: 'contact', id: contactId }, ...body });
    if (answer.status !== 201) throw new Error(`nothing was expected: ${JSON.stringify(answer.body)}`);
    return (answer.body as { id: string }).id;
  };
  const oursId = await say({ side: 'provider', words: `${canary} answers within three days`, evidence: { kind: 'words', id: null, words: `${canary} talk` } });
  const theirsId = await say({ side: 'client', words: `${canary} one person to call` });
  const answeredId = await say({ side: 'client', words: `${canary} training on Saturdays`, unspoken: true });
  await who.call('POST', `/expectations/${answeredId}/answers`, { answer: 'partly', words: `${canary} twice a year` });
  return { oursId, theirsId, answeredId };
}
