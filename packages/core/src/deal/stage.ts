import type { Labels } from '../record/record-fields.ts';

export const STAGE_KINDS = ['open', 'won', 'lost'] as const;
export type StageKind = (typeof STAGE_KINDS)[number];

/** Where a deal stands; follows the kind of its stage. */
export const DEAL_STATES = STAGE_KINDS;
export type DealState = StageKind;

/** A stage of a pipeline, as rules need it. Positions order the stages of one pipeline; won and lost stages stand at its end. */
export type Stage = {
  readonly id: string;
  readonly pipelineId: string;
  readonly name: string;
  readonly labels: Labels;
  readonly kind: StageKind;
  readonly position: number;
  /** Percent. */
  readonly probability: number;
  readonly staleAfterDays: number | null;
  /** Keys of fields that must be filled before a deal enters. */
  readonly requiredFields: readonly string[];
  readonly retiredAt: string | null;
};

export type StagePlace = Pick<Stage, 'id' | 'pipelineId' | 'kind' | 'position' | 'retiredAt'>;

/** How a move runs through its pipeline. */
export const MOVE_WAYS = ['advanced', 'lost', 'back', 'away'] as const;
export type MoveWay = (typeof MOVE_WAYS)[number];

/**
 * Which way a move goes: into a lost stage it is a loss, into a won one or a later one an advance, into an
 * earlier one or out of a won or lost one (reopening) a move back, into another pipeline a move away.
 */
export function wayOf(from: StagePlace, to: StagePlace): MoveWay {
  if (from.pipelineId !== to.pipelineId) return 'away';
  if (to.kind === 'lost') return 'lost';
  if (to.kind === 'won') return 'advanced';
  if (from.kind !== 'open') return 'back';
  return to.position > from.position ? 'advanced' : 'back';
}

/** The open stages that an advance jumped over, in their order. A retired stage is not there to be jumped over. */
export function skippedStages<S extends StagePlace>(stages: readonly S[], from: StagePlace, to: StagePlace): readonly S[] {
  if (from.kind !== 'open' || wayOf(from, to) !== 'advanced') return [];
  const isBetween = ({ position }: S): boolean => position > from.position && (to.kind === 'won' || position < to.position);
  return inOrder(stages.filter((stage) => stage.pipelineId === from.pipelineId && stage.kind === 'open' && stage.retiredAt === null && isBetween(stage)));
}

/** Stages as a pipeline shows them: open ones in their order, then won, then lost. */
export function inOrder<S extends StagePlace>(stages: readonly S[]): readonly S[] {
  return stages.toSorted((a, b) => STAGE_KINDS.indexOf(a.kind) - STAGE_KINDS.indexOf(b.kind) || a.position - b.position || (a.id < b.id ? -1 : 1));
}
