import type { TrialView } from '@entente/contract/automation/automation.contract';
import { isTimed, kindOf, type AutomationTrigger } from '@entente/core/automation/automation';
import { isHeard, topicsOf } from '@entente/core/automation/automation-match';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { granted, refused } from '@entente/core/kernel/outcome';
import type { FilterGroup } from '@entente/core/record/record-filter';
import { may } from '@entente/core/workspace/rights';
import { inWorkspace, type Tx } from '../../platform/database/in-workspace.ts';
import type { Answer } from '../../platform/http/operation.ts';
import type { Services } from '../../platform/services.ts';
import { readListing, type RecordListing } from '../../record/list/record.access.ts';
import { actorFor } from '../automation.access.ts';
import { noteHeard, type StoredAutomation } from '../automation.store.ts';
import { pause, runOnce, type Occasion } from '../automation-run.actions.ts';
import { activitiesAfter, activitiesBefore, fittingRecords, idAt, knownOccasions, quietRecords, recentChains, recordsWithoutNextStep, type HeardActivity, type Idle, type IdleQuery } from '../automation-run.store.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
/** Transactions commit out of order; what was heard a moment ago is listened to again, and runs only once. */
const OVERLAP = 2 * MINUTE;
/** News that comes later than this after it happened (an import, a history) sets nothing off. */
const STALE = DAY;
const IDLE_AT_ONCE = 200;
/** Days pass slowly: what waits for them is looked for now and then, not every few seconds. */
const IDLE_EVERY = 30 * MINUTE;

const before = (at: string | Date, milliseconds: number): string => new Date(new Date(at).getTime() - milliseconds).toISOString();

/** Looks what happened since an automation last listened, and runs it on each that fits. */
export async function hearFor(services: Services, workspaceId: string, automation: StoredAutomation): Promise<void> {
  const now = services.clock().toISOString();
  const within = <Value>(work: (tx: Tx) => Promise<Value>): Promise<Value> => inWorkspace(services.database, { workspaceId, partyId: null }, work);
  if (isTimed(automation.trigger)) {
    if (automation.heardTo !== null && automation.heardTo > before(now, IDLE_EVERY)) return;
    const occasions = await within(async (tx) => idleOccasions(tx, automation, now));
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

async function heardOccasions(tx: Tx, automation: StoredAutomation, after: string): Promise<{ occasions: readonly Occasion[]; next: string | null }> {
  const { rows, next } = await activitiesAfter(tx, { topics: topicsOf(automation.trigger), after });
  const heard = rows.filter((row) => isHeard(automation.trigger, row) && Date.parse(row.recordedAt) - Date.parse(row.happenedAt) < STALE);
  const known = await knownOccasions(tx, automation.id, heard.map(({ id }) => id));
  const fresh = heard.filter(({ id }) => !known.has(id));
  const listing = fresh.length === 0 ? null : await conditionsOf(tx, automation);
  if (listing === null) return { occasions: [], next };
  const fitting = await fittingRecords(tx, listing, fresh.map(({ subjectId }) => subjectId));
  const chains = fresh.some(({ throughKind }) => throughKind === 'automation') ? await recentChains(tx, before(new Date(), 30 * MINUTE)) : new Map<string, readonly string[]>();
  return { next, occasions: fresh.filter(({ subjectId }) => fitting.has(subjectId)).map(({ id, subjectId, happenedAt }) => ({ occasion: id, recordId: subjectId, happenedAt, chain: chains.get(id) ?? [] })) };
}

async function idleOccasions(tx: Tx, automation: StoredAutomation, now: string): Promise<readonly Occasion[]> {
  const listing = await conditionsOf(tx, automation);
  if (listing === null) return [];
  const idle = await idleRecords(tx, automation.trigger, { listing, automationId: automation.id, limit: IDLE_AT_ONCE, now });
  return idle.map(({ id, since }) => ({ occasion: `${id}:${since}`, recordId: id, happenedAt: since, chain: [] }));
}

async function idleRecords(tx: Tx, trigger: AutomationTrigger, { listing, now, ...query }: Omit<IdleQuery, 'cutoff'> & { readonly listing: RecordListing; readonly now: string }): Promise<readonly Idle[]> {
  if (!('days' in trigger)) return [];
  const find = trigger.on === 'quiet' ? quietRecords : recordsWithoutNextStep;
  return find(tx, listing, { ...query, cutoff: before(now, trigger.days * DAY) });
}

/** A trial looks at so many recorded activities at most, the newest first. */
const MOST_PAGES = 30;
const MOST_SHOWN = 50;

type Trial = { readonly trigger: AutomationTrigger; readonly filter: FilterGroup; readonly days: number; readonly now: Date };

/** How often a rule would have run on what happened in the last days. Conditions are asked of records as they are today. Nothing is done. */
export async function tryAutomation(tx: Tx, actor: ProviderActor, { trigger, filter, days, now }: Trial): Promise<Answer<TrialView>> {
  if (!may(actor, 'change-workspace')) return refused('not-allowed');
  const kind = kindOf(trigger);
  const read = await readListing(tx, actor, { kind, filter: JSON.stringify(filter) });
  if (!read.ok) return read;
  const listing = read.value;
  if (isTimed(trigger)) {
    const idle = await idleRecords(tx, trigger, { listing, automationId: null, limit: IDLE_AT_ONCE + 1, now: now.toISOString() });
    const rows = idle.slice(0, MOST_SHOWN).map(({ id, name, since }) => ({ recordKind: kind, recordId: id, recordName: name, happenedAt: since }));
    return granted({ count: Math.min(idle.length, IDLE_AT_ONCE), atLeast: idle.length > IDLE_AT_ONCE, isNow: true, rows });
  }
  const since = before(now, days * DAY);
  const found: { activity: HeardActivity; name: string }[] = [];
  let place: string | null = idAt(new Date(now.getTime() + MINUTE).toISOString());
  for (let pages = 0; place !== null && pages < MOST_PAGES; pages += 1) {
    const page: Awaited<ReturnType<typeof activitiesBefore>> = await activitiesBefore(tx, { topics: topicsOf(trigger), before: place, notBefore: idAt(since) });
    const heard = page.rows.filter((row) => isHeard(trigger, row) && row.happenedAt >= since);
    const fitting = await fittingRecords(tx, listing, heard.map(({ subjectId }) => subjectId));
    found.push(...heard.flatMap((activity) => { const name = fitting.get(activity.subjectId); return name === undefined ? [] : [{ activity, name }]; }));
    place = page.next;
  }
  const rows = found.slice(0, MOST_SHOWN).map(({ activity, name }) => ({ recordKind: kind, recordId: activity.subjectId, recordName: name, happenedAt: activity.happenedAt }));
  return granted({ count: found.length, atLeast: place !== null, isNow: false, rows });
}
