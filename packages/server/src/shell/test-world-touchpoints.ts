import type { CommunicationView } from '@entente/contract/communication/touchpoint.contract';
import type pg from 'pg';
import { newId } from '../platform/database/new-id.ts';
import type { TestMember } from './test-entente.ts';

/** A plan with a line to change, one taken off, and a mistake that waits to be told. */
export type WorldTouchpoints = { readonly lineId: string; readonly removedId: string; readonly mistakeId: string; readonly dueKey: string; readonly happeningId: string; /** What the client said on their page, and a notice that they asked about; both wait for an answer. */ readonly saidId: string; readonly askedId: string };

/** Plans who tells whom in an engagement, raises two happenings and tells one of them. */
export async function fillTouchpoints(who: TestMember, { engagementId, canary }: { engagementId: string; canary: string }): Promise<Omit<WorldTouchpoints, 'saidId' | 'askedId'>> {
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
  await call(`/touchpoints/${of('complaint')}/notices`, { key: first.due.find(({ event }) => event === 'complaint')?.key ?? '', how: 'phone', subject: '', body: `${canary} answered` });
  const { due, happenings } = await raise('mistake');
  const happeningId = happenings.find(({ event }) => event === 'complaint')?.id ?? '';
  return { lineId: of('crisis'), removedId: of('start'), mistakeId: of('mistake'), dueKey: due.find(({ event }) => event === 'mistake')?.key ?? '', happeningId };
}

/** What a person of the client said and asked on their own page. */
export async function fillSaid(admin: pg.Client, { workspaceId, engagementId, canary }: { readonly workspaceId: string; readonly engagementId: string; readonly canary: string }): Promise<Pick<WorldTouchpoints, 'saidId' | 'askedId'>> {
  const saidId = newId();
  await admin.query(
    `insert into happenings (workspace_id, id, engagement_id, client_id, event, side, happens_on, until_on, about, words, stands_in, person_id, raised_side, raised_by, raised_by_name, raised_at)
     select workspace_id, $3, engagement_id, client_id, 'absence', 'client', '2031-03-10', '2031-03-14', $4, $4, $4, teller_id, 'client', teller_id, $4, now() from touchpoints where workspace_id = $1 and engagement_id = $2 and event = 'absence' and side = 'client' limit 1`,
    [workspaceId, engagementId, saidId, `${canary} away`],
  );
  const { rows } = await admin.query<{ id: string }>('update notices set question = $3, asked_at = now(), read_at = now() where workspace_id = $1 and engagement_id = $2 returning id', [workspaceId, engagementId, `${canary} why`]);
  return { saidId, askedId: rows[0]?.id ?? '' };
}
