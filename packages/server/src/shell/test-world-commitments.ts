import type { TestMember } from './test-entente.ts';

/** Two promises on one board, the first holds up the second; and who of the client does the first. */
export type WorldCommitments = { readonly commitmentId: string; readonly waitingId: string; readonly removedId: string; readonly personId: string };

/** Lets both sides promise something in an engagement. */
export async function fillCommitments(who: TestMember, { engagementId, contactId, canary }: { engagementId: string; contactId: string; canary: string }): Promise<WorldCommitments> {
  const make = async (body: object): Promise<string> => {
    const answer = await who.call('POST', '/commitments', { engagementId, ...body });
    if (answer.status !== 201) throw new Error(`nothing was promised: ${JSON.stringify(answer.body)}`);
    return (answer.body as { id: string }).id;
  };
  const ours = { side: 'provider', owner: { kind: 'member', id: who.actor.memberId } };
  const waitingId = await make({ ...ours, title: `${canary} course`, dueOn: '2026-03-20' });
  const commitmentId = await make({ side: 'client', owner: { kind: 'contact', id: contactId }, title: `${canary} photos`, dueOn: '2026-03-10', blocks: [waitingId] });
  const removedId = await make({ ...ours, title: `${canary} removed` });
  await who.call('DELETE', `/commitments/${removedId}`);
  const { rows } = (await who.call('GET', `/commitments/board?engagementId=${engagementId}`)).body as { rows: { id: string; owner: { id: string } }[] };
  return { commitmentId, waitingId, removedId, personId: rows.find(({ id }) => id === commitmentId)?.owner.id ?? '' };
}
