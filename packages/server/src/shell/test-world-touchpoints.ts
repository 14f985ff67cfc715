import type { CommunicationView } from '@entente/contract/communication/touchpoint.contract';
import type { TestMember } from './test-entente.ts';

/** A plan with a line to change, one taken off, and a mistake that waits to be told. */
export type WorldTouchpoints = { readonly lineId: string; readonly removedId: string; readonly mistakeId: string; readonly dueKey: string; readonly happeningId: string };

/** Plans who tells whom in an engagement, raises two happenings and tells one of them. */
export async function fillTouchpoints(who: TestMember, { engagementId, canary }: { engagementId: string; canary: string }): Promise<WorldTouchpoints> {
  const call = async (path: string, body: unknown = {}): Promise<CommunicationView> => {
    const answer = await who.call('POST', path, body);
    if (answer.status > 201) throw new Error(`nothing was planned: ${JSON.stringify(answer.body)}`);
    return answer.body as CommunicationView;
  };
  const { lines, today } = await call('/touchpoints/suggestions', { engagementId });
  const of = (event: string): string => lines.find((line) => line.event === event && line.side === 'provider')?.id ?? '';
  await who.call('DELETE', `/touchpoints/${of('start')}`);
  const raise = (event: string) => call('/touchpoints/happenings', { engagementId, event, side: 'provider', phaseId: null, on: today, about: `${canary} ${event}` });
  const first = await raise('complaint');
  await call(`/touchpoints/${of('complaint')}/notices`, { key: first.due[0]?.key ?? '', how: 'phone', subject: '', body: `${canary} answered` });
  const { due, happenings } = await raise('mistake');
  const happeningId = happenings.find(({ event }) => event === 'complaint')?.id ?? '';
  return { lineId: of('crisis'), removedId: of('start'), mistakeId: of('mistake'), dueKey: due.find(({ event }) => event === 'mistake')?.key ?? '', happeningId };
}
