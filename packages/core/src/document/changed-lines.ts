import type { ClauseChange, DocumentChange, SectionChange } from './diff-documents.ts';
import type { Piece } from './word-diff.ts';

export const CHANGED_PARTS = ['title', 'parties', 'section', 'clause'] as const;
export const LINE_STATES = ['added', 'removed', 'changed', 'moved'] as const;

/** Something that one reads otherwise than before: a clause, the name of a section, the title, or who the parties are. */
export type ChangedLine = {
  readonly what: (typeof CHANGED_PARTS)[number];
  /** The clause's or section's id; of title and parties their own word. */
  readonly id: string;
  /** As it is cited now, or was before where it is gone; empty for title and parties. */
  readonly number: string;
  /** `moved`: the words stayed, the place is another. */
  readonly state: (typeof LINE_STATES)[number];
  /** How it was cited before; null where it was not there. */
  readonly was: string | null;
  readonly pieces: readonly Piece[];
};

/**
 * Whatever differs between two writings, in reading order: each line of the text that is hashed and is no longer
 * the same belongs to one of these. Renumbering alone is no change of what was agreed.
 */
export function changedLines({ title, parties, sections }: Omit<DocumentChange, 'changes'>): readonly ChangedLine[] {
  return [...headLine('title', title), ...headLine('parties', parties), ...sections.flatMap((section) => [...sectionLine(section), ...section.clauses.flatMap(clauseLine)])];
}

function headLine(what: 'title' | 'parties', pieces: readonly Piece[]): readonly ChangedLine[] {
  return pieces.every(({ type }) => type === 'same') ? [] : [{ what, id: what, number: '', state: 'changed', was: '', pieces }];
}

/** A section that is new or gone is told by its clauses; one without any has but its name. */
function sectionLine({ id, number, state, title, clauses }: SectionChange): readonly ChangedLine[] {
  if (state === 'same' || (state !== 'changed' && clauses.length > 0)) return [];
  return [{ what: 'section', id, number, state, was: state === 'added' ? null : number, pieces: title }];
}

function clauseLine({ id, state, moved, numberBefore, numberAfter, pieces }: ClauseChange): readonly ChangedLine[] {
  if (state === 'same' && !moved) return [];
  return [{ what: 'clause', id, number: numberAfter ?? numberBefore ?? '', state: state === 'same' ? 'moved' : state, was: numberBefore, pieces }];
}
