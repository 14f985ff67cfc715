import { skippedStages, wayOf, type MoveWay, type StagePlace } from './stage.ts';

/** One stay of a deal in a stage, as it was recorded. A stay without an end is the present one. */
export type StageVisit = {
  readonly stageId: string;
  readonly enteredAt: string;
  readonly enteredBy: string | null;
  readonly leftAt: string | null;
  readonly leftBy: string | null;
  readonly leftToStageId: string | null;
};

/** The time a deal spent in one stage. */
export type StageTime = {
  readonly stageId: string;
  readonly firstEnteredAt: string;
  readonly latestEnteredAt: string;
  /** When the latest stay ended; null while the deal stands there. */
  readonly leftAt: string | null;
  readonly timesEntered: number;
  readonly latestMilliseconds: number;
  readonly cumulativeMilliseconds: number;
};

const lasted = ({ enteredAt, leftAt }: StageVisit, now: string): number => Math.max(0, Date.parse(leftAt ?? now) - Date.parse(enteredAt));
/** Stays of one moment keep the order in which they are given. */
const inTime = (visits: readonly StageVisit[]): readonly StageVisit[] => visits.toSorted((a, b) => Date.parse(a.enteredAt) - Date.parse(b.enteredAt) || Number(a.leftAt === null) - Number(b.leftAt === null));

/**
 * Time in stage from recorded stays, by stage in the order of first entry. The present state of a deal has
 * no say: a deal that was reopened keeps the time it spent everywhere before.
 * @param now ends the present stay.
 */
export function stageTimes(visits: readonly StageVisit[], now: string): readonly StageTime[] {
  const byStage = Map.groupBy(inTime(visits), ({ stageId }) => stageId);
  return [...byStage.values()].flatMap((stays) => {
    const [first, latest] = [stays[0], stays.at(-1)];
    if (first === undefined || latest === undefined) return [];
    return {
      stageId: first.stageId,
      firstEnteredAt: first.enteredAt,
      latestEnteredAt: latest.enteredAt,
      leftAt: latest.leftAt,
      timesEntered: stays.length,
      latestMilliseconds: lasted(latest, now),
      cumulativeMilliseconds: stays.reduce((sum, stay) => sum + lasted(stay, now), 0),
    };
  });
}

/** A move out of a stay: which way, what it skipped, and who gets the credit - whoever moved the deal then. */
export type StageMove = { readonly fromStageId: string; readonly toStageId: string; readonly at: string; readonly by: string | null; readonly way: MoveWay; readonly skippedStageIds: readonly string[] };

/** The moves of a deal, oldest first. Stays in stages that are not among `stages` are left out. */
export function stageMoves(visits: readonly StageVisit[], stages: readonly StagePlace[]): readonly StageMove[] {
  const places = new Map(stages.map((stage) => [stage.id, stage]));
  return inTime(visits).flatMap(({ stageId, leftAt, leftBy, leftToStageId }) => {
    const [from, to] = [places.get(stageId), places.get(leftToStageId ?? '')];
    if (from === undefined || to === undefined || leftAt === null) return [];
    return { fromStageId: from.id, toStageId: to.id, at: leftAt, by: leftBy, way: wayOf(from, to), skippedStageIds: skippedStages(stages, from, to).map(({ id }) => id) };
  });
}

/** What became of the stays in a stage; `entered` is always the sum of the others. `away`: to another pipeline. */
export type StageFlow = { readonly stageId: string; readonly entered: number; readonly advanced: number; readonly lost: number; readonly back: number; readonly away: number; readonly stillThere: number };

/** Flow through each of `stages` over the stays of any number of deals. */
export function stageFlow(visits: readonly StageVisit[], stages: readonly StagePlace[]): readonly StageFlow[] {
  const places = new Map(stages.map((stage) => [stage.id, stage]));
  const byStage = Map.groupBy(visits, ({ stageId }) => stageId);
  return stages.map((stage) => {
    const stays = byStage.get(stage.id) ?? [];
    const ended = stays.filter(({ leftAt }) => leftAt !== null).map(({ leftToStageId }) => {
      const to = places.get(leftToStageId ?? '');
      return to === undefined ? 'away' : wayOf(stage, to);
    });
    const count = (way: MoveWay): number => ended.filter((one) => one === way).length;
    return { stageId: stage.id, entered: stays.length, advanced: count('advanced'), lost: count('lost'), back: count('back'), away: count('away'), stillThere: stays.length - ended.length };
  });
}

const DAY = 86_400_000;

/** Whole days since a deal entered its stage. */
export function daysInStage(stageSince: string, now: string): number {
  return Math.max(0, Math.floor((Date.parse(now) - Date.parse(stageSince)) / DAY));
}

/** Whether a deal has stood longer in its stage than the stage allows. Won and lost deals do not age. */
export function isStale({ state, stageSince }: { readonly state: string; readonly stageSince: string }, staleAfterDays: number | null, now: string): boolean {
  return state === 'open' && staleAfterDays !== null && daysInStage(stageSince, now) >= staleAfterDays;
}
