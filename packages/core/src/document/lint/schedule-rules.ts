import type { DocumentContent, Phase } from '../content.ts';
import type { Finding } from '../finding.ts';
import type { Places } from './frame-places.ts';
import { parseVariableValue } from '../variable-value.ts';

/** From the first to the last day of the work; null where an end is not known. */
type Term = { readonly from: string | null; readonly to: string | null };

/** Phases with their dates, and days that do not fit them. */
export function scheduleFindings(content: DocumentContent, places: Places): Finding[] {
  const term = termOf(content);
  return [...content.phases.flatMap((phase) => phaseFindings(phase, term, places.get('phases') ?? null)), ...deliverableDays(content, term, places.get('deliverables') ?? null), ...inputDays(content, term, places.get('client_inputs') ?? null)];
}

/** The days that the clauses name (`start_day`, `end_day`), else the first and last day of the phases. */
function termOf({ variables, phases }: DocumentContent): Term {
  const named = (key: string): string | null => {
    const value = variables.find((variable) => variable.key === key && variable.type === 'day')?.value ?? null;
    return value !== null && parseVariableValue('day', value) !== null ? value : null;
  };
  const whole = phases.length > 0 && phases.every(({ startsOn, endsOn }) => startsOn !== null && endsOn !== null);
  const days = whole ? phases.flatMap(({ startsOn, endsOn }) => [startsOn ?? '', endsOn ?? '']).sort() : [];
  return { from: named('start_day') ?? days[0] ?? null, to: named('end_day') ?? days.at(-1) ?? null };
}

function phaseFindings({ id, name, startsOn, endsOn }: Phase, term: Term, clauseId: string | null): Finding[] {
  const at = { kind: 'phases' as const, id, name, clauseId };
  if (startsOn === null || endsOn === null) return [{ ...at, code: 'phase-has-no-dates', severity: 'missing' }];
  if (endsOn < startsOn) return [{ ...at, code: 'phase-ends-before-it-starts', severity: 'blocks_sending' }];
  return isWithin(startsOn, term) && isWithin(endsOn, term) ? [] : [{ ...at, code: 'day-is-outside-term', severity: 'missing' }];
}

function deliverableDays({ deliverables, phases }: DocumentContent, term: Term, clauseId: string | null): Finding[] {
  return deliverables.flatMap(({ id, name, dueOn, phaseId }): Finding[] => {
    const at = { severity: 'missing' as const, kind: 'deliverables' as const, id, name, clauseId };
    if (dueOn === null) return [];
    if (!isWithin(dueOn, term)) return [{ ...at, code: 'day-is-outside-term' }];
    const phase = phases.find((one) => one.id === phaseId);
    return phase === undefined || isWithin(dueOn, { from: phase.startsOn, to: phase.endsOn }) ? [] : [{ ...at, code: 'day-is-outside-phase' }];
  });
}

/** What the client brings may come before the work begins, but not after what is made of it. */
function inputDays({ clientInputs, deliverables }: DocumentContent, term: Term, clauseId: string | null): Finding[] {
  return clientInputs.flatMap(({ id, text, dueOn, phaseId }): Finding[] => {
    const at = { severity: 'missing' as const, kind: 'clientInputs' as const, id, name: text, clauseId };
    if (dueOn === null) return [];
    if (term.to !== null && dueOn > term.to) return [{ ...at, code: 'day-is-outside-term' }];
    const due = deliverables.filter((one) => phaseId !== null && one.phaseId === phaseId).flatMap((one) => one.dueOn ?? []).sort()[0];
    return due !== undefined && dueOn > due ? [{ ...at, code: 'client-input-comes-too-late' }] : [];
  });
}

function isWithin(day: string, { from, to }: Term): boolean {
  return (from === null || day >= from) && (to === null || day <= to);
}
