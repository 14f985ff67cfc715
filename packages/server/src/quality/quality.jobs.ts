import { RECORD_KINDS, type RecordKind } from '@entente/core/record/record-kind';
import { allWorkspaces } from '../platform/database/all-workspaces.ts';
import { inWorkspace } from '../platform/database/in-workspace.ts';
import { enqueue, type JobHandlers } from '../platform/jobs/jobs.ts';
import type { Services } from '../platform/services.ts';
import { scoreRecords, SCORE_ALL_TASK, SCORE_SOME_TASK } from './quality.actions.ts';
import { furnishRules } from './quality-rule.store.ts';
import { isTakingIn, lastChecked, writtenAfter, type Watermark } from './quality-score.store.ts';
import { keepWeek } from './quality.store.ts';

/** Looks at what was written since the last look. */
const SCORE_WRITTEN_TASK = 'quality_score_written';
/** Looks at everything again: what time alone changes. */
const NIGHTLY_TASK = 'quality_score_nightly';
/** Looks at the deals of one stage again, after what it asks for was changed. Named by the area of deals too, which stands above this one. */
const STAGE_TASK = 'quality_score_stage';
const AT_ONCE = 1_000;
const START: Watermark = { at: '0001-01-01T00:00:00.000Z', id: '00000000-0000-0000-0000-000000000000' };

export function qualityJobs(services: Services): JobHandlers {
  return {
    [SCORE_WRITTEN_TASK]: () => forAll(services, (workspaceId) => scoreWritten(services, workspaceId)),
    [NIGHTLY_TASK]: () => forAll(services, (workspaceId) => scoreSome(services, { workspaceId, fromStart: true })),
    [STAGE_TASK]: ({ workspaceId, stageId }) => scoreStage(services, { workspaceId, stageId: String(stageId) }),
    [SCORE_SOME_TASK]: ({ workspaceId, kind, ids }) => scoreThese(services, { workspaceId, kind: kind as RecordKind, ids: String(ids) }),
    [SCORE_ALL_TASK]: ({ workspaceId }) => scoreSome(services, { workspaceId, fromStart: true }),
  };
}

export const QUALITY_NIGHTLY: readonly string[] = [NIGHTLY_TASK];
export const QUALITY_EVERY_MINUTE: readonly string[] = [SCORE_WRITTEN_TASK];

async function forAll({ database }: Services, work: (workspaceId: string) => Promise<void>): Promise<void> {
  for (const workspaceId of await allWorkspaces(database)) await work(workspaceId);
}

/** What an import writes is scored once it is through: until then the import has the database. */
async function scoreWritten(services: Services, workspaceId: string): Promise<void> {
  if (!(await inWorkspace(services.database, { workspaceId, partyId: null }, isTakingIn))) await scoreSome(services, { workspaceId, fromStart: false });
}

/** Scores in pieces, each a transaction; the week's sums follow. */
async function scoreSome(services: Services, { workspaceId, fromStart }: { workspaceId: string; fromStart: boolean }): Promise<void> {
  const place = { workspaceId, partyId: null };
  const begun = await inWorkspace(services.database, place, furnishRules);
  let any = false;
  for (const kind of RECORD_KINDS) any = (await scoreKind(services, { workspaceId, kind, fromStart: fromStart || begun })) || any;
  if (any) await inWorkspace(services.database, place, keepWeek);
}

async function scoreKind(services: Services, { workspaceId, kind, fromStart }: { workspaceId: string; kind: RecordKind; fromStart: boolean }): Promise<boolean> {
  const place = { workspaceId, partyId: null };
  const since = fromStart ? null : await inWorkspace(services.database, place, (tx) => lastChecked(tx, kind));
  // A transaction that began earlier may have written under an earlier time; a minute is longer than any of ours lasts.
  const after = since === null ? START : { at: new Date(Date.parse(since) - 60_000).toISOString(), id: START.id };
  return scoreFrom(services, { workspaceId, kind, after });
}

/** The moment of the last look at deals stays: those that were written since, in other stages too, wait for the next minute. */
async function scoreStage(services: Services, { workspaceId, stageId }: { workspaceId: string; stageId: string }): Promise<void> {
  const place = { workspaceId, partyId: null };
  const at = await inWorkspace(services.database, place, (tx) => lastChecked(tx, 'deal'));
  if (at === null) return;
  if (await scoreFrom(services, { workspaceId, kind: 'deal', after: START, stageId, at })) await inWorkspace(services.database, place, keepWeek);
}

/** Some records, by their ids with commas between. While a file comes in they wait, as what was written does. */
async function scoreThese({ database }: Services, { workspaceId, kind, ids }: { workspaceId: string; kind: RecordKind; ids: string }): Promise<void> {
  await inWorkspace(database, { workspaceId, partyId: null }, async (tx) => {
    if (await isTakingIn(tx)) return enqueue(tx, { task: SCORE_SOME_TASK, payload: { kind, ids }, runAt: new Date(Date.now() + 60_000) });
    const at = await lastChecked(tx, kind);
    if (at !== null) await scoreRecords(tx, kind, { ids: ids.split(','), at });
  });
}

type Stretch = { readonly workspaceId: string; readonly kind: RecordKind; readonly after: Watermark; readonly stageId?: string; readonly at?: string };

/** @returns whether there was anything to look at. */
async function scoreFrom({ database }: Services, { workspaceId, kind, stageId, at, ...stretch }: Stretch): Promise<boolean> {
  for (let any = false, { after } = stretch; ; any = true) {
    const written = await inWorkspace(database, { workspaceId, partyId: null }, async (tx) => {
      const next = await writtenAfter(tx, kind, { after, limit: AT_ONCE, stageId });
      await scoreRecords(tx, kind, { ids: next.map(({ id }) => id), at });
      return next;
    });
    const last = written.at(-1);
    if (last === undefined) return any;
    after = last;
    if (written.length < AT_ONCE) return true;
  }
}
