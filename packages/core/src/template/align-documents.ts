import type { Clause, DocumentContent, Section } from '../document/content.ts';

/**
 * Gives the clauses and sections of one document the ids of another that says the same, so that both
 * can be compared. Copies have ids of their own, so the same is told by the clause's key, or by its words
 * where a person wrote it; a section by the clauses it holds, or by its title.
 */
export function alignedTo(base: DocumentContent, other: DocumentContent): DocumentContent {
  const clauses = matches(base.clauses, other.clauses, clauseName);
  const sections = matchedSections(base, other, clauses);
  const of = (ids: ReadonlyMap<string, string>, id: string): string => ids.get(id) ?? id;
  return {
    ...other,
    sections: other.sections.map((section) => ({ ...section, id: of(sections, section.id) })),
    clauses: other.clauses.map((clause) => ({ ...clause, id: of(clauses, clause.id), sectionId: of(sections, clause.sectionId) })),
  };
}

const clauseName = ({ key, body }: Clause): string => (key === '' ? `words ${body}` : `key ${key}`);

/** The id in the base for each record of the other that has the same name; every id is given once. */
function matches<Item extends { readonly id: string }>(base: readonly Item[], other: readonly Item[], nameOf: (item: Item) => string): Map<string, string> {
  const free = new Map(base.toReversed().map((item) => [nameOf(item), item.id]));
  const found = new Map<string, string>();
  for (const item of other) {
    const id = free.get(nameOf(item));
    if (id === undefined) continue;
    found.set(item.id, id);
    free.delete(nameOf(item));
  }
  return found;
}

function matchedSections(base: DocumentContent, other: DocumentContent, clauses: ReadonlyMap<string, string>): Map<string, string> {
  const sectionOf = new Map(base.clauses.map(({ id, sectionId }) => [id, sectionId]));
  const taken = new Set<string>();
  const found = new Map<string, string>();
  const take = (section: Section, id: string | undefined): void => {
    if (id === undefined || taken.has(id) || found.has(section.id)) return;
    taken.add(id);
    found.set(section.id, id);
  };
  for (const section of other.sections) take(section, base.sections.find(({ title }) => title === section.title)?.id);
  for (const section of other.sections) {
    const held = other.clauses.filter(({ sectionId }) => sectionId === section.id).map(({ id }) => sectionOf.get(clauses.get(id) ?? ''));
    for (const id of held) take(section, id);
  }
  return found;
}

/** A template as an agreement would read that knows the same: who the parties are, and the values it leaves open. */
export function withKnownFrom(agreement: DocumentContent, template: DocumentContent): DocumentContent {
  const known = new Map(agreement.variables.map(({ key, value }) => [key, value]));
  return { ...template, parties: agreement.parties, variables: template.variables.map((variable) => ({ ...variable, value: variable.value ?? known.get(variable.key) ?? null })) };
}
