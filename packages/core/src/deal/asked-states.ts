import { isGroup, type FilterGroup, type FilterPart } from '../record/record-filter.ts';
import { DEAL_STATES, type DealState } from './stage.ts';

/**
 * The states that a filter lets through, read from what it says of the state itself: stages of another kind hold
 * nothing that fits and need not be looked at. What it cannot tell it leaves open.
 */
export function askedStates(filter: FilterGroup): readonly DealState[] {
  if (!('all' in filter)) return DEAL_STATES;
  return filter.all.reduce<readonly DealState[]>((left, part) => left.filter((state) => mayHold(part, state)), DEAL_STATES);
}

function mayHold(part: FilterPart, state: DealState): boolean {
  if (isGroup(part)) return askedStates(part).includes(state);
  if (part.field !== 'state' || part.value === undefined) return true;
  const named = (Array.isArray(part.value) ? part.value : [part.value]).some((value) => value === state);
  if (part.is === 'any_of') return named;
  return part.is === 'none_of' ? !named : true;
}
