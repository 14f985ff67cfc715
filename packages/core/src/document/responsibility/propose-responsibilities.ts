import { framesUsed, type FrameBlock } from '../clause-text.ts';
import type { Clause, DocumentContent, Party, Responsibility } from '../content.ts';
import type { Edit } from '../edit.ts';
import type { Id } from '../../kernel/values.ts';
import { sameWords } from '../lint/frame-rules.ts';
import { positionAtEnd, STEP } from '../ordering.ts';
import { workItems } from './work-items.ts';

/** What the clause that shows the matrix begins with, and what it is for. */
export type ClauseWords = { readonly intro: string; readonly purpose: string };

type Person = Pick<Responsibility, 'side' | 'name'>;

/**
 * A first matrix from what the document knows already, to be changed by people. Whoever represents us does
 * everything and decides how each phase goes; the client's person who accepts decides about a deliverable;
 * who brings something for a phase is asked in it; the first person of the client is told of every phase.
 * Where nobody is named, the party itself stands for its person.
 * @param newId makes a fresh id.
 */
export function proposedResponsibilities(content: DocumentContent, newId: () => Id): readonly Responsibility[] {
  const { parties, deliverables, clientInputs } = content;
  const lead = partyPerson(parties, 'provider');
  const deciders = deliverables.map(({ decider }) => decider).filter((name) => name !== '');
  const first = deciders[0] ?? partyPerson(parties, 'client');
  /** A party by the word that the clauses have for it is its first person. */
  const called = parties.filter(({ side }) => side === 'client').map(({ calledAs }) => calledAs);
  const personOf = (word: string): string => (called.some((one) => sameWords(one, word)) ? first : word);
  const clients = distinct([first, ...deciders, ...clientInputs.map(({ owner }) => personOf(owner))].filter((name) => name !== ''));
  const people: readonly Person[] = [...(lead === '' ? [] : [{ side: 'provider' as const, name: lead }]), ...clients.map((name) => ({ side: 'client' as const, name }))];
  const work = workItems(content);
  const phases = work.filter(({ kind }) => kind === 'phases').map(({ id }) => id);
  return people.map(({ side, name }, index): Responsibility => {
    const place = { id: newId(), position: (index + 1) * STEP, side, name: name.slice(0, 160), roleTitle: '' };
    if (side === 'provider') return { ...place, does: work.map(({ id }) => id), decides: phases, asked: [], told: [] };
    const isFirst = sameWords(name, first);
    const decides = deliverables.filter(({ decider }) => (decider === '' ? isFirst : sameWords(decider, name))).map(({ id }) => id);
    const asked = phases.filter((id) => clientInputs.some(({ phaseId, owner }) => phaseId === id && sameWords(personOf(owner), name)));
    return { ...place, does: [], decides, asked, told: isFirst ? phases.filter((id) => !asked.includes(id)) : [] };
  });
}

function partyPerson(parties: readonly Party[], side: Party['side']): string {
  const party = parties.find((one) => one.side === side);
  return party === undefined ? '' : party.representedBy || party.legalName || party.calledAs;
}

function distinct(names: readonly string[]): readonly string[] {
  return names.filter((name, at) => names.findIndex((other) => sameWords(other, name)) === at);
}

/**
 * The edits that begin the matrix, and a clause that shows it where none does yet: in the section of what the client
 * brings, else of the deliverables. One act; none where somebody is named already.
 * @param people whom to name; those of {@link proposedResponsibilities} where nobody says otherwise.
 */
export function proposalEdits(content: DocumentContent, { newId, words, people = proposedResponsibilities(content, newId) }: { readonly newId: () => Id; readonly words: ClauseWords; readonly people?: readonly Responsibility[] }): readonly Edit[] {
  if (content.responsibilities.length > 0) return [];
  const inserts = people.map((item): Edit => ({ type: 'insert', kind: 'responsibilities', item }));
  const clauseOf = (frame: FrameBlock): Clause | undefined => content.clauses.find(({ body }) => framesUsed(body).includes(frame));
  const sectionId = (clauseOf('client_inputs') ?? clauseOf('deliverables') ?? clauseOf('phases'))?.sectionId ?? content.sections.at(-1)?.id;
  if (clauseOf('responsibilities') !== undefined || sectionId === undefined) return inserts;
  const item: Clause = {
    id: newId(), position: positionAtEnd(content.clauses.filter((clause) => clause.sectionId === sectionId)), sectionId, key: content.clauses.some(({ key }) => key === 'responsibilities') ? '' : 'responsibilities',
    body: `${words.intro}\n[[responsibilities]]`, binding: 'hard', required: false, negotiable: true, purpose: words.purpose, fallback: '', summaryLine: null, summary: '', effect: 'none',
  };
  return [...inserts, { type: 'insert', kind: 'clauses', item }];
}
