import type { RuleRow, TodayView, WaitingRow } from '@entente/contract/today/today.contract';
import { agreementStanding } from '@entente/core/agreement/agreement-state';
import { remarkTurn } from '@entente/core/agreement/remark-turn';
import { actsWithScans, type ScannedAct } from '@entente/core/signing/scan-acts';
import { newestOfEach } from '@entente/core/ground-rule/several-people';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { granted } from '@entente/core/kernel/outcome';
import type { Day } from '@entente/core/kernel/values';
import { addDays, daysBetween } from '@entente/core/kernel/zoned-time';
import { listAgreements, loadFacts } from '../agreement/agreement.store.ts';
import { loadRemarks, type StoredRemark } from '../agreement/remark.store.ts';
import { loadSignatories } from '../agreement/signatory.store.ts';
import { loadAgreementClocks } from '../commitment/answering/commitment-person.store.ts';
import { remarkAnswerBy } from '../commitment/answering/commitment-person.view.ts';
import { loadPressing, loadWorkTime } from '../commitment/commitment.store.ts';
import { undecidedDates } from '../commitment/dates/commitment.actions.ts';
import { heardOf } from '../communication/heard/notice.actions.ts';
import { pressingNotices } from '../communication/touchpoint.actions.ts';
import { commitmentRow } from '../commitment/commitment.view.ts';
import { waitingExpectations } from '../commitment/expectation.actions.ts';
import { pressingMeetings } from '../meeting/meeting.actions.ts';
import { rulesThatWait } from '../ground-rule/ground-rule.view.ts';
import { loadRounds } from '../ground-rule/rule-round.store.ts';
import type { Tx } from '../platform/database/in-workspace.ts';
import type { Answer } from '../platform/http/operation.ts';
import { loadWaitingScans } from '../signing/scan.store.ts';
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
  const [facts, people, scans] = [await loadFacts(tx, ids), await loadSignatories(tx, ids), await loadWaitingScans(tx, ids)];
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const waiting = agreements.flatMap((agreement) => {
    const known = facts.get(agreement.id);
    if (known === undefined) return [];
    const { nextActs, currentVersion, state } = agreementStanding(known, now.toISOString());
    const own = scans.filter(({ agreementId, versionNumber, signatoryId }) => agreementId === agreement.id && versionNumber === currentVersion && names.has(signatoryId));
    return actsWithScans(nextActs, own, state === 'expired').map((act) => ({ agreement, act }));
  });
  const asked = waiting.flatMap(({ agreement, act }) => (act.act === 'answer' ? [agreement.id] : []));
  const remarks = asked.length === 0 ? [] : await loadRemarks(tx, asked);
  const work = await loadWorkTime(tx, now);
  const { today } = work;
  const clocks = await loadAgreementClocks(tx, asked, null);
  const answerBy: AnswerBy = (asks) => remarkAnswerBy(asks, { clocks, work });
  const of = (side: ScannedAct['side']): WaitingRow[] => waiting.flatMap(({ agreement, act }) => (act.side === side ? waitingRow(agreement, { act, names, remarks, answerBy }) ?? [] : [])).sort((a, b) => a.since.localeCompare(b.since));
  const nextSteps = (await loadNextSteps(tx, actor, today)).map((row) => ({ ...row, ...lateness(row.nextStepOn, today) }));
  const sealed = await loadSealed(tx, actor, new Date(now.getTime() - SEALED_DAYS * DAY_MS).toISOString());
  const [notices, heard] = [await pressingNotices(tx, actor, now), await heardOf(tx, actor, now)];
  return granted({ forUs: of('provider'), forClients: of('client'), rules: await waitingRules(tx, agreements, today), nextSteps, promises: await pressingPromises(tx, actor, now), notices: notices.rows, heard: heard.rows, leftOff: { heard: heard.more, notices: notices.more, olderPlans: notices.olderPlans }, expectations: await waitingExpectations(tx, { actor, now }), meetings: await pressingMeetings(tx, { actor, now }), sealed });
}

/** What is late, stuck or comes later than said, or leaves dates to decide, of both sides alike, and the actor's own of the next days. */
async function pressingPromises(tx: Tx, actor: ProviderActor, now: Date): Promise<TodayView['promises']> {
  const work = await loadWorkTime(tx, now);
  const rows = await loadPressing(tx, actor, { work, until: addDays(work.today, OWN_DAYS_AHEAD), limit: MOST_PROMISES });
  const undecided = (await undecidedDates(tx, actor, now)).slice(0, MOST_PROMISES);
  const shifts = new Map(undecided.map(({ row, shift }) => [row.id, { why: shift.why, days: shift.days }]));
  const also = undecided.flatMap(({ row }) => (rows.some(({ id }) => id === row.id) ? [] : [row]));
  return [...rows, ...also].map((row) => ({ ...commitmentRow(row, work), undecided: shifts.get(row.id) ?? null }));
}

/** Cards that want something of us, oldest first. */
async function waitingRules(tx: Tx, agreements: readonly Agreement[], today: Day): Promise<RuleRow[]> {
  const byAgreement = Map.groupBy(await loadRounds(tx, agreements.map(({ id }) => id)), ({ agreementId }) => agreementId);
  const rows = agreements.flatMap(({ id, engagementId, title, clientName }) => {
    return newestOfEach(byAgreement.get(id) ?? []).flatMap((newest) => {
      const waits = rulesThatWait(newest, today);
      return waits === null ? [] : [{ ...waits, agreementId: id, engagementId, title, clientName }];
    }).slice(0, 1);
  });
  return rows.sort((a, b) => a.since.localeCompare(b.since));
}

/** How many days of the calendar have gone since the day of a step. */
function lateness(day: Day | null, today: Day): { late: boolean; daysLate: number } {
  const daysLate = day === null ? 0 : Math.max(0, daysBetween(day, today));
  return { late: daysLate > 0, daysLate };
}

type Agreement = Awaited<ReturnType<typeof listAgreements>>[number];

/** By when an answer about an agreement was promised by a side; null where no time was agreed. */
type AnswerBy = (asks: { readonly agreementId: string; readonly side: 'provider' | 'client'; readonly since: string }) => ReturnType<typeof remarkAnswerBy>;

/** Sealing is the program's own act and waits for nobody. */
function waitingRow(agreement: Agreement, { act: { act, side, people, since }, names, remarks, answerBy }: { act: ScannedAct; names: ReadonlyMap<string, string>; remarks: readonly StoredRemark[]; answerBy: AnswerBy }): WaitingRow | null {
  if (act === 'seal') return null;
  const { id, engagementId, number, title, clientName } = agreement;
  const remark = act === 'answer' ? openRemark(remarks.filter(({ agreementId }) => agreementId === id), side) : null;
  const due = act === 'answer' && side !== 'system' ? answerBy({ agreementId: id, side, since }) : null;
  return { act, agreementId: id, engagementId, number, title, clientName, people: people.flatMap((person) => names.get(person) ?? []), remark, dueOn: due?.dueOn ?? null, late: due?.state === 'missed', since };
}

/** Of the remarks that wait for a side, the one that waits longest. */
function openRemark(remarks: readonly StoredRemark[], side: ScannedAct['side']): WaitingRow['remark'] {
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
