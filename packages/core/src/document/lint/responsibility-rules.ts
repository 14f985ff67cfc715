import type { DocumentContent, Responsibility } from '../content.ts';
import type { Finding } from '../finding.ts';
import { dutiesIn, holdersOf, workItems, type WorkItem } from '../responsibility/work-items.ts';
import { sameWords } from './frame-rules.ts';
import type { Places } from './frame-places.ts';
import type { FindingCode } from './lint-rules.ts';

/** From here on, what one person does and decides is more than others can see at a glance. */
export const MANY_DUTIES = 12;

/** Everything this file finds, what weighs most first; the first one found is what the part lacks. */
export const RESPONSIBILITY_CODES: readonly FindingCode[] = [
  'responsibilities-are-empty', 'work-is-nobodys', 'work-has-no-decider', 'work-has-two-deciders', 'work-has-no-doer', 'work-is-accepted-by-us', 'work-names-another-decider', 'person-is-named-twice',
  'other-side-is-not-told', 'person-carries-too-much', 'person-has-no-part',
];

/** Where the matrix leaves a piece of the work or a person unclear. A document without a matrix has nothing to check. */
export function responsibilityFindings(content: DocumentContent, places: Places): Finding[] {
  const { responsibilities: people } = content;
  if (people.length === 0) return [];
  const clauseId = places.get('responsibilities') ?? null;
  return [
    ...workItems(content).flatMap((work) => workCodes(content, work).map(([code, severity]): Finding => ({ code, severity, kind: 'responsibilities', id: work.id, name: work.name, clauseId }))),
    ...people.flatMap((person) => personCodes(people, person).map(([code, severity]): Finding => ({ code, severity, kind: 'responsibilities', id: person.id, name: person.name, clauseId }))),
  ];
}

type Found = readonly (readonly [FindingCode, Finding['severity']])[];

function workCodes(content: DocumentContent, { id }: WorkItem): Found {
  const [doers, deciders] = [holdersOf(content, id, 'does'), holdersOf(content, id, 'decides')];
  if (doers.length === 0 && deciders.length === 0) return [['work-is-nobodys', 'missing']];
  const found: Record<'no_doer' | 'no_decider' | 'two' | 'untold', boolean> = {
    no_doer: doers.length === 0,
    no_decider: deciders.length === 0,
    two: deciders.length > 1,
    untold: new Set(content.responsibilities.filter((person) => dutiesIn(person, id).length > 0).map(({ side }) => side)).size < 2,
  };
  return [
    ...(found.no_decider ? [['work-has-no-decider', 'missing'] as const] : []),
    ...(found.two ? [['work-has-two-deciders', 'missing'] as const] : []),
    ...(found.no_doer ? [['work-has-no-doer', 'missing'] as const] : []),
    ...acceptanceCodes(content, id, deciders),
    ...(found.untold ? [['other-side-is-not-told', 'thin'] as const] : []),
  ];
}

/** A deliverable with a checklist is accepted by the client: by the person the deliverable names, and by nobody of ours. */
function acceptanceCodes({ deliverables }: DocumentContent, id: string, deciders: readonly Responsibility[]): Found {
  const deliverable = deliverables.find((one) => one.id === id);
  const [decider] = deciders;
  if (deliverable === undefined || decider === undefined) return [];
  if (deliverable.acceptance.length > 0 && deciders.every(({ side }) => side === 'provider')) return [['work-is-accepted-by-us', 'missing']];
  const names = deliverable.decider !== '' && !deciders.some(({ name }) => sameWords(name, deliverable.decider));
  return names ? [['work-names-another-decider', 'missing']] : [];
}

function personCodes(people: readonly Responsibility[], person: Responsibility): Found {
  const carried = new Set([...person.does, ...person.decides]).size;
  const first = people.find((other) => other.side === person.side && sameWords(other.name, person.name));
  return [
    ...(first !== person ? [['person-is-named-twice', 'missing'] as const] : []),
    ...(carried >= MANY_DUTIES ? [['person-carries-too-much', 'thin'] as const] : []),
    ...(carried + person.asked.length + person.told.length === 0 ? [['person-has-no-part', 'thin'] as const] : []),
  ];
}
