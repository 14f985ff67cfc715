import type { DocumentContent } from '../document/content.ts';
import type { Edit } from '../document/edit.ts';
import type { Day } from '../kernel/values.ts';
import { agreedCommitments } from './agreed-commitments.ts';
import type { AgreedKind } from './commitment-state.ts';

/** A promise that was made from a record of an agreement, with the day that it has now. */
export type DatedPromise = { readonly sourceKind: AgreedKind; readonly sourceId: string; readonly dueOn: Day | null };

/** The field that holds the day of a record. */
const DAY_FIELDS = { client_input: ['clientInputs', 'dueOn'], deliverable: ['deliverables', 'dueOn'], phase: ['phases', 'endsOn'] } as const satisfies Readonly<Record<AgreedKind, readonly [keyof DocumentContent, string]>>;

/**
 * The edits that make a text say the days that its promises have by now, and nothing else. What takes its day
 * from its phase moves with the phase, and gets a day of its own only where it went another way.
 * @param promises those that still matter; one whose record is gone, or that has no day, changes nothing.
 */
export function dateEdits(content: DocumentContent, promises: readonly DatedPromise[]): readonly Edit[] {
  const phases = promises.filter(({ sourceKind }) => sourceKind === 'phase');
  const first = editsFor(content, phases);
  return [...first, ...editsFor(withEnds(content, first), promises.filter(({ sourceKind }) => sourceKind !== 'phase'))];
}

function editsFor(content: DocumentContent, promises: readonly DatedPromise[]): readonly Edit[] {
  const agreed = new Map(agreedCommitments(content).map((one) => [`${one.sourceKind} ${one.sourceId}`, one.dueOn]));
  return promises.flatMap(({ sourceKind, sourceId, dueOn }): Edit[] => {
    const said = agreed.get(`${sourceKind} ${sourceId}`);
    if (said === undefined || dueOn === null || said === dueOn) return [];
    const [kind, field] = DAY_FIELDS[sourceKind];
    return [{ type: 'set', kind, id: sourceId, field, before: ownDay(content, kind, sourceId), value: dueOn }];
  });
}

function ownDay(content: DocumentContent, kind: 'clientInputs' | 'deliverables' | 'phases', id: string): Day | null {
  const item = content[kind].find((one) => one.id === id);
  if (item === undefined) return null;
  return 'endsOn' in item ? item.endsOn : item.dueOn;
}

function withEnds(content: DocumentContent, edits: readonly Edit[]): DocumentContent {
  const ends = new Map(edits.flatMap((edit) => (edit.type === 'set' && edit.id !== null ? [[edit.id, String(edit.value)] as const] : [])));
  return { ...content, phases: content.phases.map((phase) => ({ ...phase, endsOn: ends.get(phase.id) ?? phase.endsOn })) };
}
