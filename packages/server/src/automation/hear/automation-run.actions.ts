import type { TrialView } from '@entente/contract/automation/automation.contract';
import { isTimed, kindOf, type AutomationTrigger, type TimedTrigger } from '@entente/core/automation/automation';
import { isHeard, topicsOf } from '@entente/core/automation/automation-match';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { granted, refused } from '@entente/core/kernel/outcome';
import type { FilterGroup } from '@entente/core/record/record-filter';
import type { ListKind } from '@entente/core/record/record-kind';
import { may } from '@entente/core/workspace/rights';
import { inWorkspace, type Tx } from '../../platform/database/in-workspace.ts';
import type { Answer } from '../../platform/http/operation.ts';
import type { Services } from '../../platform/services.ts';
import { readListing, type RecordListing } from '../../record/list/record.access.ts';
import { actorFor } from '../automation.access.ts';
import { noteHeard, type StoredAutomation } from '../automation.store.ts';
import { pause, runOnce, type Occasion } from '../automation-run.actions.ts';
import { activitiesAfter, activitiesBefore, fittingRecords, idAt, knownOccasions, recentChains, type HeardActivity } from '../automation-run.store.ts';
import { namesOfSubjects, type Subject } from '../subject/automation-run.store.ts';
import { heardSubjects, latePromises, quietRecords, recordsWithoutNextStep, waitingAgreements, type Due } from './automation-run.store.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
/** Transactions commit out of order; what was heard a moment ago is listened to again, and runs only once. */
const OVERLAP = 2 * MINUTE;
/** News that comes later than this after it happened (an import, a history) sets nothing off. */
const STALE = DAY;
const DUE_AT_ONCE = 200;
/** Days pass slowly: what waits for them is looked for now and then, not every few seconds. */
const DUE_EVERY = 30 * MINUTE;

const isNews = ({ recordedAt, happenedAt }: HeardActivity): boolean => Date.parse(recordedAt) - Date.parse(happenedAt) < STALE;

const before = (at: string | Date, milliseconds: number): string => new Date(new Date(at).getTime() - milliseconds).toISOString();

/** Looks what happened since an automation last listened, and runs it on each that fits. */
export async function hearFor(services: Services, workspaceId: string, automation: StoredAutomation): Promise<void> {
  const now = services.clock().toISOString();
  const within = <Value>(work: (tx: Tx) => Promise<Value>): Promise<Value> => inWorkspace(services.database, { workspaceId, partyId: null }, work);
  if (isTimed(automation.trigger)) {
    if (automation.heardTo !== null && automation.heardTo > before(now, DUE_EVERY)) return;
    const occasions = await within(async (tx) => dueOccasions(tx, automation, now));
    for (const occasion of occasions) await runOnce(services, workspaceId, { automationId: automation.id, occasion });
  } else {
    const from = [automation.onSince ?? now, before(automation.heardTo ?? now, OVERLAP)].toSorted().at(-1) ?? now;
    for (let after: string | null = idAt(from); after !== null; ) {
      const place: string = after;
      const page = await within((tx) => heardOccasions(tx, automation, place));
      for (const occasion of page.occasions) await runOnce(services, workspaceId, { automationId: automation.id, occasion });
      after = page.next;
    }
  }
  await within((tx) => noteHeard(tx, automation.id, now));
}

/** The automation's conditions, as the person sees records in whose name it acts; null when either is gone, and then it is switched off. */
async function conditionsOf(tx: Tx, automation: StoredAutomation): Promise<RecordListing | null> {
  const actor = automation.runAs === null ? null : await actorFor(tx, automation.runAs, automation);
  if (actor === null) return pause(tx, automation.id, 'person-left');
  const listing = await readListing(tx, actor, { kind: kindOf(automation.trigger), filter: JSON.stringify(automation.filter) });
  return listing.ok ? listing.value : pause(tx, automation.id, 'keeps-failing');
}

/** What was recorded and is waited for, with the record that it is about: of an agreement, a promise, an expectation or a meeting the engagement that it belongs to. */
type Hearing = { readonly activity: HeardActivity; readonly recordId: string; readonly subject: Subject | null };

async function hearingsAmong(tx: Tx, trigger: AutomationTrigger, rows: readonly HeardActivity[]): Promise<readonly Hearing[]> {
  const { on } = trigger;
  const facts = on === 'agreement' || on === 'commitment' || on === 'expectation' ? await heardSubjects(tx, on, [...new Set(rows.map(({ subjectId }) => subjectId))]) : null;
  return rows.flatMap((activity): Hearing[] => {
    const { subjectId, engagementId } = activity;
    if (!isHeard(trigger, { ...activity, subject: facts?.get(subjectId) ?? null })) return [];
    if (on !== 'meeting' && facts === null) return [{ activity, recordId: subjectId, subject: null }];
    return engagementId === null ? [] : [{ activity, recordId: engagementId, subject: { kind: on as Subject['kind'], id: subjectId } }];
  });
}

async function heardOccasions(tx: Tx, automation: StoredAutomation, after: string): Promise<{ occasions: readonly Occasion[]; next: string | null }> {
  const { rows, next } = await activitiesAfter(tx, { topics: topicsOf(automation.trigger), after });
  const known = await knownOccasions(tx, automation.id, rows.map(({ id }) => id));
  const fresh = await hearingsAmong(tx, automation.trigger, rows.filter((activity) => !known.has(activity.id) && isNews(activity)));
  const listing = fresh.length === 0 ? null : await conditionsOf(tx, automation);
  if (listing === null) return { occasions: [], next };
  const fitting = await fittingRecords(tx, listing, fresh.map(({ recordId }) => recordId));
  const chains = fresh.some(({ activity }) => activity.throughKind === 'automation') ? await recentChains(tx, before(new Date(), 30 * MINUTE)) : new Map<string, readonly string[]>();
  return { next, occasions: fresh.filter(({ recordId }) => fitting.has(recordId)).map(({ activity: { id, happenedAt }, recordId, subject }) => ({ occasion: id, recordId, happenedAt, chain: chains.get(id) ?? [], subject })) };
}

async function dueOccasions(tx: Tx, automation: StoredAutomation, now: string): Promise<readonly Occasion[]> {
  const listing = await conditionsOf(tx, automation);
  if (listing === null || !isTimed(automation.trigger)) return [];
  // What became due before it was switched on is left alone, as what happened before is.
  const due = await dueRecords(tx, automation.trigger, { listing, automationId: automation.id, from: automation.onSince ?? now, to: now, limit: DUE_AT_ONCE });
  return due.map(({ id, since, occasion, subject }) => ({ occasion, recordId: id, happenedAt: since, chain: [], subject }));
}

type Looking = { readonly listing: RecordListing; readonly automationId: string | null; readonly from: string; readonly to: string; readonly limit: number };

async function dueRecords(tx: Tx, trigger: TimedTrigger, { listing, ...query }: Looking): Promise<readonly Due[]> {
  switch (trigger.on) {
    case 'agreement_waits': return waitingAgreements(tx, listing, { ...query, trigger });
    case 'commitment_late': return latePromises(tx, listing, { ...query, trigger });
    case 'quiet': return quietRecords(tx, listing, { ...query, cutoff: before(query.to, trigger.days * DAY) });
    case 'no_next_step': return recordsWithoutNextStep(tx, listing, { ...query, cutoff: before(query.to, trigger.days * DAY) });
  }
}

/** A trial looks at so many recorded activities at most, the newest first. */
const MOST_PAGES = 30;
const MOST_SHOWN = 50;

type Trial = { readonly trigger: AutomationTrigger; readonly filter: FilterGroup; readonly days: number; readonly now: Date };

/** How often a rule would have run on what happened, or became due, in the last days; where silence is waited for, what fits today. Conditions are asked of records as they are today. Nothing is done. */
export async function tryAutomation(tx: Tx, actor: ProviderActor, { trigger, filter, days, now }: Trial): Promise<Answer<TrialView>> {
  if (!may(actor, 'change-workspace')) return refused('not-allowed');
  const kind = kindOf(trigger);
  const read = await readListing(tx, actor, { kind, filter: JSON.stringify(filter) });
  if (!read.ok) return read;
  const listing = read.value;
  const since = before(now, days * DAY);
  if (isTimed(trigger)) {
    const due = await dueRecords(tx, trigger, { listing, automationId: null, from: since, to: now.toISOString(), limit: DUE_AT_ONCE + 1 });
    const rows = await trialRows(tx, kind, due.slice(0, MOST_SHOWN).map(({ since: happenedAt, ...rest }) => ({ ...rest, happenedAt })));
    return granted({ count: Math.min(due.length, DUE_AT_ONCE), atLeast: due.length > DUE_AT_ONCE, isNow: trigger.on === 'quiet' || trigger.on === 'no_next_step', rows });
  }
  const found: Shown[] = [];
  let place: string | null = idAt(new Date(now.getTime() + MINUTE).toISOString());
  for (let pages = 0; place !== null && pages < MOST_PAGES; pages += 1) {
    const page: Awaited<ReturnType<typeof activitiesBefore>> = await activitiesBefore(tx, { topics: topicsOf(trigger), before: place, notBefore: idAt(since) });
    const heard = await hearingsAmong(tx, trigger, page.rows.filter((activity) => activity.happenedAt >= since && isNews(activity)));
    const fitting = await fittingRecords(tx, listing, heard.map(({ recordId }) => recordId));
    found.push(...heard.flatMap(({ activity: { happenedAt }, recordId: id, subject }): Shown[] => { const name = fitting.get(id); return name === undefined ? [] : [{ id, name, happenedAt, subject }]; }));
    place = page.next;
  }
  return granted({ count: found.length, atLeast: place !== null, isNow: false, rows: await trialRows(tx, kind, found.slice(0, MOST_SHOWN)) });
}

type Shown = { readonly id: string; readonly name: string; readonly happenedAt: string; readonly subject: Subject | null };

async function trialRows(tx: Tx, recordKind: ListKind, shown: readonly Shown[]): Promise<TrialView['rows']> {
  const names = await namesOfSubjects(tx, shown.flatMap(({ subject }) => subject ?? []));
  return shown.map(({ id, name, happenedAt, subject }) => ({ recordKind, recordId: id, recordName: name, about: subject === null ? '' : (names.get(subject.id) ?? ''), happenedAt }));
}
