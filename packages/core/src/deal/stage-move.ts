import { granted, refused, type Outcome, type Refusal } from '../kernel/outcome.ts';
import { wayOf, type MoveWay, type Stage, type StagePlace } from './stage.ts';

export type MoveRefusal = Refusal<'stage-is-retired' | 'deal-is-there-already' | 'deal-lacks-fields' | 'lost-reason-is-missing'>;

export type MoveRequest = {
  readonly from: StagePlace;
  readonly to: Stage;
  /** The deal's values after the move, by field key. */
  readonly values: Readonly<Record<string, unknown>>;
  /** Whether the workspace has reasons to choose from. */
  readonly hasLostReasons: boolean;
};

/**
 * Whether a deal may stand in a stage. A stage may want fields filled; which of them are missing is said all at
 * once. A loss wants its reason, where the workspace has reasons.
 */
export function judgeEntry({ to, values, hasLostReasons }: Omit<MoveRequest, 'from' | 'to'> & { readonly to: Pick<Stage, 'id' | 'kind' | 'requiredFields' | 'retiredAt'> }): Outcome<null, MoveRefusal> {
  if (to.retiredAt !== null) return refused('stage-is-retired');
  const missing = missingFields(to.requiredFields, values);
  if (missing.length > 0) return refused('deal-lacks-fields', { fields: missing, stageId: to.id });
  if (to.kind === 'lost' && hasLostReasons && !isFilled(values.lostReasonId)) return refused('lost-reason-is-missing', { fields: ['lostReasonId'], stageId: to.id });
  return granted(null);
}

/** Whether a deal may move into a stage, and which way that goes. */
export function judgeMove({ from, to, values, hasLostReasons }: MoveRequest): Outcome<MoveWay, MoveRefusal> {
  if (from.id === to.id) return refused('deal-is-there-already');
  const entry = judgeEntry({ to, values, hasLostReasons });
  return entry.ok ? granted(wayOf(from, to)) : entry;
}

/** The required fields that hold nothing, in the stage's order. A next step is also its day alone, an open task, and what lies ahead (`isUnderway`). */
export function missingFields(required: readonly string[], values: Readonly<Record<string, unknown>>): readonly string[] {
  const holdsStep = isFilled(values['nextStepOn']) || values['isUnderway'] === true;
  return required.filter((key) => !isFilled(values[key]) && !(key === 'nextStep' && holdsStep));
}

/** Zero and false are answers; nothing, blanks and empty lists are none. */
function isFilled(value: unknown): boolean {
  if (value === null || value === undefined) return false;
  if (typeof value === 'string') return value.trim() !== '';
  return Array.isArray(value) ? value.length > 0 : true;
}
