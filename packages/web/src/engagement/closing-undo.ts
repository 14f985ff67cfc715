import type { MeetingAhead } from '@entente/contract/engagement/engagement.contract';

type Called = Pick<MeetingAhead, 'id' | 'late' | 'askedOff'>;
type Acts = { readonly reopen: (meeting: { id: string }) => Promise<unknown>; readonly takeBack: (meeting: { id: string }) => Promise<unknown> };

/**
 * Puts back what closing an engagement called off: what ended at once is planned again, what the client was asked about is
 * asked no more, and what they had asked to call off themselves stays called off. One that cannot be put back keeps none of the others.
 * @throws what the first one that could not be put back threw, after the others.
 */
export async function putBack(off: readonly Called[], { reopen, takeBack }: Acts): Promise<void> {
  const failed: unknown[] = [];
  for (const { id, late } of off.filter(({ askedOff }) => !askedOff)) {
    await (late ? takeBack({ id }) : reopen({ id })).catch((error: unknown) => failed.push(error));
  }
  if (failed.length > 0) throw failed[0];
}
