import type { AutomationRunView } from '@entente/contract/automation/automation.contract';
import { judgeChain, type Chain, type ChainVerdict } from '@entente/core/automation/automation-chain';
import { kindOf } from '@entente/core/automation/automation';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { granted, refused } from '@entente/core/kernel/outcome';
import type { ListKind } from '@entente/core/record/record-kind';
import { may } from '@entente/core/workspace/rights';
import { inWorkspace, type Tx } from '../platform/database/in-workspace.ts';
import { newId } from '../platform/database/new-id.ts';
import { cutPage, readCursor } from '../platform/http/cursor.ts';
import { refusingRollsBack, type Answer } from '../platform/http/operation.ts';
import type { Services } from '../platform/services.ts';
import { readListing } from '../record/list/record.access.ts';
import { performAct, undoAct, type DoneAct } from './act/automation-run.actions.ts';
import { actorFor, grantAutomation, grantRun } from './automation.access.ts';
import { lockAutomation, updateAutomation, type StoredAutomation } from './automation.store.ts';
import { namesOfSubjects, wordsAbout, type Subject } from './subject/automation-run.store.ts';
import { activitiesMade, countRuns, fittingRecords, insertRun, listRuns, lockRun, updateRun } from './automation-run.store.ts';

/** Why an automation should run on a record, and what of the record's engagement it is about. */
export type Occasion = { readonly occasion: string; readonly recordId: string; readonly happenedAt: string; readonly chain: Chain; readonly subject: Subject | null };

const HOUR = 3_600_000;
/** So many failures in a row, and an automation is switched off. */
const MOST_FAILURES = 20;

/**
 * Runs an automation once for an occasion, in a transaction of its own: all of its acts or none. What was refused
 * stands in the log; the same occasion never runs twice.
 */
export async function runOnce(services: Services, workspaceId: string, { automationId, occasion }: { readonly automationId: string; readonly occasion: Occasion }): Promise<void> {
  const place = { workspaceId, partyId: null };
  const outcome = await refusingRollsBack((work) => inWorkspace(services.database, place, work), (tx) => attempt(tx, { automationId, occasion, now: services.clock() }));
  if (outcome.ok) return;
  await inWorkspace(services.database, place, (tx) => noteFailure(tx, { automationId, occasion, because: outcome.refusal.code }));
}

type Attempt = { readonly automationId: string; readonly occasion: Occasion; readonly now: Date };

async function attempt(tx: Tx, { automationId, occasion, now }: Attempt): Promise<Answer<null>> {
  const id = await grantAutomation(tx, automationId);
  const automation = id === null ? null : await lockAutomation(tx, id);
  if (automation === null || !automation.isOn) return granted(null);
  const verdict = judgeChain({ automationId, chain: occasion.chain, runsThisHour: await countRuns(tx, automationId, new Date(now.getTime() - HOUR).toISOString()) });
  if (verdict !== 'run') return granted(await skip(tx, automation, { occasion, verdict }));
  const actor = automation.runAs === null ? null : await actorFor(tx, automation.runAs, automation);
  if (actor === null) return granted(await pause(tx, automationId, 'person-left'));
  const kind = kindOf(automation.trigger);
  const run = newRow(tx, automation, occasion);
  if (!(await insertRun(tx, run))) return granted(null);
  const target = { kind, id: occasion.recordId };
  const about = await wordsAbout(tx, occasion.recordId, occasion.subject);
  const done: DoneAct[] = [];
  for (const act of automation.acts) {
    const answer = await performAct(tx, { actor, target, now, about }, act);
    if (!answer.ok) return answer;
    done.push(answer.value);
  }
  await updateRun(tx, run.id, { acts: JSON.stringify(done), made: JSON.stringify(await activitiesMade(tx, run.id)) });
  return granted(null);
}

function newRow(tx: Tx, automation: StoredAutomation, { occasion, recordId, happenedAt, chain, subject }: Occasion) {
  return { workspaceId: tx.workspaceId, id: newId(), automationId: automation.id, occasion, recordKind: kindOf(automation.trigger), recordId, happenedAt, chain: JSON.stringify(chain), state: 'done', subjectKind: subject?.kind ?? '', subjectId: subject?.id ?? null };
}

/** A flood switches the automation off; a chain that would go round is only noted. */
async function skip(tx: Tx, automation: StoredAutomation, { occasion, verdict }: { readonly occasion: Occasion; readonly verdict: Exclude<ChainVerdict, 'run'> }): Promise<null> {
  await insertRun(tx, { ...newRow(tx, automation, occasion), state: 'skipped', because: verdict });
  return verdict === 'too-often' ? pause(tx, automation.id, 'too-often') : null;
}

async function noteFailure(tx: Tx, { automationId, occasion, because }: { readonly automationId: string; readonly occasion: Occasion; readonly because: string }): Promise<void> {
  const id = await grantAutomation(tx, automationId);
  if (id === null) return;
  const automation = await lockAutomation(tx, id);
  await insertRun(tx, { ...newRow(tx, automation, occasion), state: 'failed', because });
  const newest = await listRuns(tx, id, { limit: MOST_FAILURES - 1, after: null });
  if (newest.length === MOST_FAILURES && newest.every(({ state }) => state === 'failed')) await pause(tx, automationId, 'keeps-failing');
}

/** Switches an automation off by itself, saying why. */
export async function pause(tx: Tx, id: string, pausedBecause: 'too-often' | 'person-left' | 'keeps-failing'): Promise<null> {
  await updateAutomation(tx, id, { isOn: false, pausedBecause });
  return null;
}

/** The log of an automation. Records that the reader may not see are named by nothing. */
export async function pageOfRuns(tx: Tx, actor: ProviderActor, { id, cursor, limit = 50 }: { id: string; cursor?: string | undefined; limit?: unknown }): Promise<Answer<{ rows: AutomationRunView[]; nextCursor: string | null }>> {
  if (!may(actor, 'change-workspace')) return refused('not-allowed');
  const automation = await grantAutomation(tx, id);
  if (automation === null) return refused('not-found');
  const rows = await listRuns(tx, automation, { limit: Number(limit), after: readCursor(cursor, ['instant', 'id']) });
  const names = await namesOf(tx, actor, rows);
  const abouts = await namesOfSubjects(tx, rows.flatMap(({ recordId, subjectKind, subjectId }) => (subjectId === null || !names.has(recordId) ? [] : [{ kind: subjectKind as Subject['kind'], id: subjectId }])));
  const views = rows.map((row): AutomationRunView => {
    const { id: runId, because, recordId, happenedAt, createdAt, undoneAt } = row;
    const done = row.acts as DoneAct[];
    return { id: runId, because, recordId, happenedAt, createdAt, undoneAt, state: row.state as AutomationRunView['state'], recordKind: row.recordKind as ListKind, recordName: names.get(recordId) ?? '', about: abouts.get(row.subjectId ?? '') ?? '', acts: done.map((act) => act.do), canUndo: row.state === 'done' && undoneAt === null && done.some((act) => act.do !== 'notify') };
  });
  return granted(cutPage(views, Number(limit), (view) => [view.createdAt, view.id]));
}

async function namesOf(tx: Tx, actor: ProviderActor, rows: readonly { recordKind: string; recordId: string }[]): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  for (const [kind, some] of Map.groupBy(rows, ({ recordKind }) => recordKind as ListKind)) {
    const listing = await readListing(tx, actor, { kind });
    if (listing.ok) for (const [id, name] of await fittingRecords(tx, listing.value, some.map(({ recordId }) => recordId))) names.set(id, name);
  }
  return names;
}

/** Takes back what a run did, act by act from the last; what somebody changed since stays and is named. */
export async function undoRun(tx: Tx, actor: ProviderActor, { id, now }: { id: string; now: Date }): Promise<Answer<{ undone: number; kept: string[] }>> {
  if (!may(actor, 'change-workspace')) return refused('not-allowed');
  const found = await grantRun(tx, id);
  if (found === null) return refused('not-found');
  const run = await lockRun(tx, found);
  if (run.state !== 'done' || run.undoneAt !== null) return refused('nothing-to-undo');
  const kept: string[] = [];
  const done = run.acts as DoneAct[];
  for (const act of done.toReversed()) if (!(await undoAct(tx, { actor, target: { kind: run.recordKind as ListKind, id: run.recordId }, now, about: '' }, act))) kept.push(act.do);
  if (kept.length === done.length) return refused('nothing-to-undo');
  await updateRun(tx, run.id, { undoneAt: now.toISOString(), undoneBy: actor.memberId });
  return granted({ undone: done.length - kept.length, kept });
}
