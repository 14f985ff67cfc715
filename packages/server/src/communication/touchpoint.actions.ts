import type { CommunicationView, DueNoticeView } from '@entente/contract/communication/touchpoint.contract';
import type { PersonChoice } from '@entente/contract/commitment/commitment.contract';
import { CONFIDED_KINDS } from '@entente/core/engagement/engagement-kind';
import { isLongOver } from '@entente/core/communication/due-notices';
import { speedOf, type Channel, type Speed, type TouchpointEvent } from '@entente/core/communication/touchpoint';
import type { Locale } from '@entente/core/kernel/locale';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { granted, refused, type Outcome, type Refusal } from '@entente/core/kernel/outcome';
import type { Side } from '@entente/core/kernel/values';
import { personFor } from '../commitment/commitment-person.actions.ts';
import { loadPeople, type StoredPerson } from '../commitment/commitment-person.store.ts';
import type { Tx } from '../platform/database/in-workspace.ts';
import { newId } from '../platform/database/new-id.ts';
import type { Answer } from '../platform/http/operation.ts';
import { enqueue } from '../platform/jobs/jobs.ts';
import { grantPlan, grantPlans, grantTouchpoint, type PlanGrant } from './touchpoint.access.ts';
import { insertLines, loadNames, updateLine } from './touchpoint.store.ts';
import { heardViews } from './heard/happening.view.ts';
import { firstHappenings } from './raised/happening.view.ts';
import { dueView, lineView, loadPlans, noticeView, saidView, standsAsSaid, type Plans } from './touchpoint.view.ts';

/** Who asks, and when. */
export type PlanCall = { readonly actor: ProviderActor; readonly now: Date };
const MOST_TOLD = 30;
const MOST_PLANS = 100;
const MOST_DUE = 20;

export type LineInput = { readonly event: TouchpointEvent; readonly side: Side; readonly phaseId: string | null; readonly teller: PersonChoice; readonly backup: PersonChoice | null; readonly told: PersonChoice; readonly channel: Channel; readonly withinDays: number; readonly withinHours?: number | null | undefined };

/** The plan of an engagement with what is due and what was told. */
export async function showPlan(tx: Tx, call: PlanCall, engagementId: string): Promise<Answer<CommunicationView>> {
  const grant = await grantPlan(tx, call.actor, engagementId);
  return grant === null ? refused('not-found') : granted(await planView(tx, call, grant));
}

/** The same for whoever has proof already. */
export async function planView(tx: Tx, { actor, now }: PlanCall, grant: PlanGrant): Promise<CommunicationView> {
  const plans = await loadPlans(tx, [grant], now);
  const [named] = await loadNames(tx, [grant]);
  const told = [...plans.told.map((notice) => noticeView(notice, plans.work)), ...plans.raised.filter(standsAsSaid).map((one) => saidView(one, plans.lines, plans.work))];
  return {
    engagementId: grant.engagementId,
    today: plans.work.today,
    confided: CONFIDED_KINDS.some((kind) => kind === named?.kind),
    phases: plans.phases.map(({ id, name }) => ({ id, name })),
    lines: plans.lines.map(lineView),
    due: await dueViews(tx, { ...plans, due: plans.due.filter((notice) => !isLongOver(notice, plans.work.today)) }, [grant]),
    heard: await heardViews(tx, plans, { grants: [grant], actor }),
    told: told.toSorted((a, b) => b.at.localeCompare(a.at)).slice(0, MOST_TOLD),
    ...(await firstHappenings(tx, grant)),
  };
}

export async function dueViews(tx: Tx, { due, work }: Plans, grants: readonly PlanGrant[]): Promise<DueNoticeView[]> {
  const people = await loadPeople(tx, [...new Set(due.map(({ line }) => line.toldId))]);
  const locales = new Map(people.map(({ id, locale }) => [id, locale as Locale]));
  const names = await loadNames(tx, grants);
  return due.map((notice) => dueView(notice, { work, locales, names }));
}

/** What presses in the plans that the actor may see: what they tell or stand in for, and whatever was missed by either side and is not over. */
export async function pressingNotices(tx: Tx, actor: ProviderActor, now: Date): Promise<{ rows: DueNoticeView[]; more: number; olderPlans: boolean }> {
  const seen = await grantPlans(tx, actor, MOST_PLANS + 1);
  const grants = seen.slice(0, MOST_PLANS);
  if (grants.length === 0) return { rows: [], more: 0, olderPlans: false };
  const plans = await loadPlans(tx, grants, now);
  const own = await ensuredId(tx, actor.memberId);
  const pressing = plans.due.filter(({ happening, line, state }) => happening.until === undefined && (state === 'missed' || line.tellerId === own || line.backupId === own));
  return { rows: await dueViews(tx, { ...plans, due: pressing.slice(0, MOST_DUE) }, grants), more: Math.max(0, pressing.length - MOST_DUE), olderPlans: seen.length > grants.length };
}

async function ensuredId(tx: Tx, memberId: string): Promise<string | null> {
  const row = await tx.kysely.selectFrom('commitmentPeople').select('id').where('workspaceId', '=', tx.workspaceId).where('memberId', '=', memberId).executeTakeFirst();
  return row?.id ?? null;
}

export const placeOf = (tx: Tx, { engagementId, clientId }: PlanGrant) => ({ workspaceId: tx.workspaceId, engagementId, clientId });

/** Prompts whoever tells by the hour, and wakes at the hour. */
export const PROMPT_TASK = 'prompt_notices';

/** Lets it be looked at once more, soon or at a moment, who of ours has to be prompted in an engagement. */
export async function wakePrompts(tx: Tx, { engagementId }: PlanGrant, runAt?: Date): Promise<void> {
  await enqueue(tx, { task: PROMPT_TASK, payload: { engagementId }, key: `prompt:${engagementId}`, ...(runAt === undefined ? {} : { runAt }) });
}

type People = { readonly teller: StoredPerson; readonly told: StoredPerson; readonly backup: StoredPerson | null };

export function namesOf({ teller, told, backup }: People) {
  return { tellerId: teller.id, tellerName: teller.name, toldId: told.id, toldName: told.name, backupId: backup?.id ?? null, backupName: backup?.name ?? '' };
}

type LineRefusal = Refusal<'not-found' | 'commitment-person-is-of-other-side' | 'commitment-person-has-no-address' | 'commitment-person-has-left' | 'touchpoint-backup-is-teller' | 'touchpoint-hours-do-not-fit' | 'phase-is-gone'>;

/** The people that a line names, each of the side that it says. */
async function peopleOfLine(tx: Tx, { actor }: PlanCall, { grant: { clientId }, input }: { grant: PlanGrant; input: LineInput }): Promise<Outcome<People, LineRefusal>> {
  const teller = await personFor(tx, input.teller, { side: input.side, clientId, actor });
  if (!teller.ok) return teller;
  const told = await personFor(tx, input.told, { side: input.side === 'provider' ? 'client' : 'provider', clientId, actor });
  if (!told.ok) return told;
  if (input.backup === null) return granted({ teller: teller.value, told: told.value, backup: null });
  const backup = await personFor(tx, input.backup, { side: input.side, clientId, actor });
  if (!backup.ok) return backup;
  return backup.value.id === teller.value.id ? refused('touchpoint-backup-is-teller') : granted({ teller: teller.value, told: told.value, backup: backup.value });
}

/** What a line is written with: how fast, its people by name, and its phase of the agreement that is in force. */
async function lineOf(tx: Tx, call: PlanCall, { grant, input }: { grant: PlanGrant; input: LineInput }): Promise<Outcome<ReturnType<typeof namesOf> & Speed & { phaseId: string | null; phaseName: string }, LineRefusal>> {
  const speed = speedOf(input.event, input);
  if (speed === null) return refused('touchpoint-hours-do-not-fit');
  const people = await peopleOfLine(tx, call, { grant, input });
  if (!people.ok) return people;
  if (input.phaseId === null) return granted({ ...namesOf(people.value), ...speed, phaseId: null, phaseName: '' });
  const { phases } = await loadPlans(tx, [grant], call.now);
  const phase = phases.find(({ id }) => id === input.phaseId);
  return phase === undefined ? refused('phase-is-gone') : granted({ ...namesOf(people.value), ...speed, phaseId: phase.id, phaseName: phase.name });
}

export async function createLine(tx: Tx, call: PlanCall, { engagementId, ...input }: LineInput & { readonly engagementId: string }): Promise<Answer<CommunicationView>> {
  const grant = await grantPlan(tx, call.actor, engagementId);
  if (grant === null) return refused('not-found');
  const line = await lineOf(tx, call, { grant, input });
  if (!line.ok) return line;
  const { work } = await loadPlans(tx, [], call.now);
  const { event, side, channel } = input;
  await insertLines(tx, [{ ...placeOf(tx, grant), id: newId(), event, side, channel, since: work.today, ...line.value }]);
  await wakePrompts(tx, grant);
  return granted(await planView(tx, call, grant));
}

export async function replaceLine(tx: Tx, call: PlanCall, { id, ...input }: LineInput & { readonly id: string }): Promise<Answer<CommunicationView>> {
  const grant = await grantTouchpoint(tx, call.actor, { id });
  if (grant === null) return refused('not-found');
  const line = await lineOf(tx, call, { grant, input });
  if (!line.ok) return line;
  const { event, side, channel } = input;
  await updateLine(tx, grant.touchpointId, { event, side, channel, ...line.value });
  await wakePrompts(tx, grant);
  return granted(await planView(tx, call, grant));
}

/** Takes a line off the plan, or puts it back; what was told by it stands. */
export async function removeLine(tx: Tx, call: PlanCall, { id, back }: { readonly id: string; readonly back: boolean }): Promise<Answer<CommunicationView>> {
  const grant = await grantTouchpoint(tx, call.actor, { id, removed: back });
  if (grant === null) return refused('not-found');
  await updateLine(tx, grant.touchpointId, { removedAt: back ? null : call.now.toISOString() });
  if (back) await wakePrompts(tx, grant);
  return granted(await planView(tx, call, grant));
}
