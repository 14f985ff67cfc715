import type { RenderedDocument, RenderedSection } from './rendered.ts';
import { changedLines } from './changed-lines.ts';
import { wordDiff, type Piece } from './word-diff.ts';

export type ClauseChange = {
  readonly id: string;
  readonly state: 'same' | 'added' | 'removed' | 'changed';
  /** Stands elsewhere among the clauses that both documents have, or in another section. */
  readonly moved: boolean;
  readonly numberBefore: string | null;
  readonly numberAfter: string | null;
  readonly pieces: readonly Piece[];
};
export type SectionChange = { readonly id: string; readonly number: string; readonly state: 'same' | 'added' | 'removed' | 'changed'; readonly title: readonly Piece[]; readonly clauses: readonly ClauseChange[] };
export type DocumentChange = {
  readonly title: readonly Piece[];
  readonly parties: readonly Piece[];
  /** In the new order; what was removed stands after what it followed. */
  readonly sections: readonly SectionChange[];
  /** How many lines differ: see `changedLines`. */
  readonly changes: number;
};

type Place = { readonly number: string; readonly sectionId: string; readonly text: string };

/** What is different between two writings of one document, clause by clause, by the clauses' ids. */
export function diffDocuments(before: RenderedDocument, after: RenderedDocument): DocumentChange {
  const [old, fresh] = [placesOf(before), placesOf(after)];
  const moved = movedClauses(old, fresh);
  const changeOf = (id: string): ClauseChange => clauseChange(id, { old, fresh, moved });
  const sections = woven(before.sections, after.sections).map((id) => sectionChange(id, { before, after, changeOf }));
  const change = { title: wordDiff(before.title, after.title), parties: wordDiff(partyText(before), partyText(after)), sections };
  return { ...change, changes: changedLines(change).length };
}

function placesOf(document: RenderedDocument): ReadonlyMap<string, Place> {
  return new Map(document.sections.flatMap((section) => section.clauses.map((clause): [string, Place] => [clause.id, { number: clause.number, sectionId: section.id, text: clause.plainText }])));
}

function partyText({ parties }: RenderedDocument): string {
  return parties.map(({ line, facts }) => [line, ...facts.map(({ label, values }) => `${label}: ${values.join('; ')}`)].join('\n')).join('\n');
}

function sectionChange(id: string, { before, after, changeOf }: { before: RenderedDocument; after: RenderedDocument; changeOf: (id: string) => ClauseChange }): SectionChange {
  const old = before.sections.find((section) => section.id === id);
  const fresh = after.sections.find((section) => section.id === id);
  const [was, is] = [old ?? MISSING, fresh ?? MISSING];
  return { id, number: is.number || was.number, state: stateOf(old?.title, fresh?.title), title: wordDiff(was.title, is.title), clauses: woven(goneFrom(was, after), is.clauses).map(changeOf) };
}

const MISSING: Omit<RenderedSection, 'id'> = { number: '', title: '', clauses: [] };

/** The old clauses to be shown with a section: one that moved to another section is shown where it stands now. */
function goneFrom(old: Omit<RenderedSection, 'id'> & { readonly id?: string }, after: RenderedDocument): readonly Pick<RenderedSection, 'id'>[] {
  const elsewhere = new Set(after.sections.filter((section) => section.id !== old.id).flatMap(({ clauses }) => clauses.map(({ id }) => id)));
  return old.clauses.filter(({ id }) => !elsewhere.has(id));
}

function stateOf(before: string | undefined, after: string | undefined): ClauseChange['state'] {
  if (before === undefined) return 'added';
  if (after === undefined) return 'removed';
  return before === after ? 'same' : 'changed';
}

function clauseChange(id: string, { old, fresh, moved }: { old: ReadonlyMap<string, Place>; fresh: ReadonlyMap<string, Place>; moved: ReadonlySet<string> }): ClauseChange {
  const [before, after] = [old.get(id), fresh.get(id)];
  return { id, state: stateOf(before?.text, after?.text), moved: moved.has(id), numberBefore: before?.number ?? null, numberAfter: after?.number ?? null, pieces: wordDiff(before?.text ?? '', after?.text ?? '') };
}

/** The ids of both lists in the order of the second; what only the first has follows its old predecessor. */
function woven(before: readonly Pick<RenderedSection, 'id'>[], after: readonly Pick<RenderedSection, 'id'>[]): readonly string[] {
  const kept = new Set(after.map(({ id }) => id));
  const ids = after.map(({ id }) => id);
  before.forEach(({ id }, index) => {
    if (kept.has(id)) return;
    const previous = before[index - 1]?.id;
    ids.splice(previous === undefined ? 0 : ids.indexOf(previous) + 1, 0, id);
  });
  return ids;
}

/** Clauses of both documents outside the longest run that kept its order, and those in another section. */
function movedClauses(old: ReadonlyMap<string, Place>, fresh: ReadonlyMap<string, Place>): ReadonlySet<string> {
  const order = [...old.keys()].filter((id) => fresh.has(id));
  const rank = new Map([...fresh.keys()].map((id, index) => [id, index]));
  const still = longestRise(order.map((id) => rank.get(id) ?? 0));
  return new Set(order.filter((id, index) => !still.has(index) || old.get(id)?.sectionId !== fresh.get(id)?.sectionId));
}

/** The indexes of a longest rising subsequence (patience sorting, n log n). */
function longestRise(values: readonly number[]): ReadonlySet<number> {
  const ends: number[] = [];
  const previous: number[] = [];
  values.forEach((value, index) => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const half = (low + high) >> 1;
      if ((values[ends[half] ?? 0] ?? 0) < value) low = half + 1;
      else high = half;
    }
    previous[index] = ends[low - 1] ?? -1;
    ends[low] = index;
  });
  const rise = new Set<number>();
  for (let at = ends.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) rise.add(at);
  return rise;
}
