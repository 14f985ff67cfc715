import type { TodayView, WaitingRow } from '@entente/contract/today/today.contract';
import { agreementStanding, type NextAct } from '@entente/core/agreement/agreement-state';
import { remarkTurn } from '@entente/core/agreement/remark-turn';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { granted } from '@entente/core/kernel/outcome';
import type { Day } from '@entente/core/kernel/values';
import { addDays, dayIn, daysBetween } from '@entente/core/kernel/zoned-time';
import { listAgreements, loadFacts } from '../agreement/agreement.store.ts';
import { loadRemarks, type StoredRemark } from '../agreement/remark.store.ts';
import { loadSignatories } from '../agreement/signatory.store.ts';
import { loadPressing, loadWorkTime } from '../commitment/commitment.store.ts';
import { commitmentRow } from '../commitment/commitment.view.ts';
import type { Tx } from '../platform/database/in-workspace.ts';
import type { Answer } from '../platform/http/operation.ts';
import { loadTimeZone } from '../record/field.store.ts';
import { loadNextSteps, loadSealed } from './today.store.ts';

/** The newest agreements that Today looks at; older ones that nobody touched wait in the list. */
const LOOKED_AT = 100;
const SEALED_DAYS = 14;
const OWN_DAYS_AHEAD = 3;
const MOST_PROMISES = 30;
const DAY_MS = 86_400_000;

/** What needs the actor now: the next acts of every agreement they may see, next steps, what was sealed. */
export async function showToday(tx: Tx, actor: ProviderActor, now: Date): Promise<Answer<TodayView>> {
  const agreements = await listAgreements(tx, actor, { limit: LOOKED_AT, after: null });
  const ids = agreements.map(({ id }) => id);
  const [facts, people] = [await loadFacts(tx, ids), await loadSignatories(tx, ids)];
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const waiting = agreements.flatMap((agreement) => {
    const known = facts.get(agreement.id);
    if (known === undefined) return [];
    const { nextActs } = agreementStanding(known, now.toISOString());
    return nextActs.map((act) => ({ agreement, act }));
  });
  const asked = waiting.flatMap(({ agreement, act }) => (act.act === 'answer' ? [agreement.id] : []));
  const remarks = asked.length === 0 ? [] : await loadRemarks(tx, asked);
  const of = (side: NextAct['side']): WaitingRow[] => waiting.flatMap(({ agreement, act }) => (act.side === side ? waitingRow(agreement, { act, names, remarks }) ?? [] : [])).sort((a, b) => a.since.localeCompare(b.since));
  const today = dayIn(await loadTimeZone(tx), now);
  const nextSteps = (await loadNextSteps(tx, actor, today)).map((row) => ({ ...row, ...lateness(row.nextStepOn, today) }));
  const sealed = await loadSealed(tx, actor, new Date(now.getTime() - SEALED_DAYS * DAY_MS).toISOString());
  return granted({ forUs: of('provider'), forClients: of('client'), nextSteps, promises: await pressingPromises(tx, actor, now), sealed });
}

/** What is late, stuck or comes later than said, of both sides alike, and the actor's own of the next days. */
async function pressingPromises(tx: Tx, actor: ProviderActor, now: Date): Promise<TodayView['promises']> {
  const work = await loadWorkTime(tx, now);
  const rows = await loadPressing(tx, actor, { work, until: addDays(work.today, OWN_DAYS_AHEAD), limit: MOST_PROMISES });
  return rows.map((row) => commitmentRow(row, work));
}

/** How many days of the calendar have gone since the day of a step. */
function lateness(day: Day | null, today: Day): { late: boolean; daysLate: number } {
  const daysLate = day === null ? 0 : Math.max(0, daysBetween(day, today));
  return { late: daysLate > 0, daysLate };
}

type Agreement = Awaited<ReturnType<typeof listAgreements>>[number];

/** Sealing is the program's own act and waits for nobody. */
function waitingRow(agreement: Agreement, { act: { act, side, people, since }, names, remarks }: { act: NextAct; names: ReadonlyMap<string, string>; remarks: readonly StoredRemark[] }): WaitingRow | null {
  if (act === 'seal') return null;
  const { id, engagementId, number, title, clientName } = agreement;
  const remark = act === 'answer' ? openRemark(remarks.filter(({ agreementId }) => agreementId === id), side) : null;
  return { act, agreementId: id, engagementId, number, title, clientName, people: people.flatMap((person) => names.get(person) ?? []), remark, since };
}

/** Of the remarks that wait for a side, the one that waits longest. */
function openRemark(remarks: readonly StoredRemark[], side: NextAct['side']): WaitingRow['remark'] {
  const open = remarks.flatMap((remark) => {
    const turn = remarkTurn(remark);
    return turn?.side === side ? [{ remark, since: turn.since }] : [];
  });
  const [first] = open.toSorted((a, b) => a.since.localeCompare(b.since));
  if (first === undefined) return null;
  const { kind, purpose, body, clauseNumber, authorName, answers } = first.remark;
  const last = answers.at(-1);
  return { kind, words: [last?.body, last?.wording, purpose, body].find(isSaid) ?? '', author: last?.authorName ?? authorName, clauseNumber, open: open.length };
}

const isSaid = (words: string | undefined): boolean => words !== undefined && words !== '';
