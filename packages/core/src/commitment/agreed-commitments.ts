import type { DocumentContent } from '../document/content.ts';
import type { Day, Side } from '../kernel/values.ts';
import type { AgreedKind } from './commitment-state.ts';

/** A commitment as a signed agreement states it. */
export type AgreedCommitment = {
  readonly sourceKind: AgreedKind;
  readonly sourceId: string;
  readonly side: Side;
  readonly title: string;
  readonly format: string;
  /** The agreement's word for who does it; empty where it names nobody. */
  readonly ownerWord: string;
  readonly dueOn: Day | null;
  /** Ids of the records of the agreement that wait for it. */
  readonly blocks: readonly string[];
};

/**
 * What both sides promised in an agreement that is signed: the client what they hand over, the provider
 * each deliverable and the end of each phase. What the client owes for a phase holds up its deliverables,
 * a deliverable holds up the end of its phase, and a phase the one after it.
 */
export function agreedCommitments({ phases, deliverables, clientInputs }: Pick<DocumentContent, 'phases' | 'deliverables' | 'clientInputs'>): readonly AgreedCommitment[] {
  const phaseOf = new Map(phases.map((phase) => [phase.id, phase]));
  const within = (phaseId: string | null) => (phaseId === null ? undefined : phaseOf.get(phaseId));
  const deliveredIn = (phaseId: string): string[] => deliverables.filter((one) => one.phaseId === phaseId).map(({ id }) => id);
  return [
    ...clientInputs.map(({ id, text, form, owner, dueOn, phaseId }): AgreedCommitment => {
      const waiting = phaseId === null ? [] : deliveredIn(phaseId);
      const phase = within(phaseId);
      return { sourceKind: 'client_input', sourceId: id, side: 'client', title: text, format: form, ownerWord: owner, dueOn: dueOn ?? phase?.startsOn ?? null, blocks: waiting.length > 0 || phase === undefined ? waiting : [phase.id] };
    }),
    ...deliverables.map(({ id, name, form, dueOn, phaseId }): AgreedCommitment => {
      const phase = within(phaseId);
      return { sourceKind: 'deliverable', sourceId: id, side: 'provider', title: name, format: form, ownerWord: '', dueOn: dueOn ?? phase?.endsOn ?? null, blocks: phase === undefined ? [] : [phase.id] };
    }),
    ...phases.map(({ id, name, endsOn }, index): AgreedCommitment => {
      const next = phases[index + 1];
      return { sourceKind: 'phase', sourceId: id, side: 'provider', title: name, format: '', ownerWord: '', dueOn: endsOn, blocks: next === undefined ? [] : [next.id] };
    }),
  ];
}
