import { refused, type Refusal } from '../kernel/outcome.ts';
import type { DocumentContent, ItemKind } from './content.ts';
import { DUTIES } from './responsibility/duty.ts';
import { parseVariableValue } from './variable-value.ts';

/** What binds records to each other; one sentence, one refusal. */
export type RuleRefusal = Refusal<
  | 'section-is-gone'
  | 'section-has-clauses'
  | 'clause-key-is-taken'
  | 'variable-key-is-taken'
  | 'variable-value-does-not-fit'
  | 'phase-is-gone'
  | 'phase-is-used'
  | 'deliverable-is-gone'
  | 'deliverable-is-used'
  | 'responsibility-work-is-gone'
  | 'responsibility-is-held'
>;

type Rule = (content: DocumentContent, id: string) => RuleRefusal | null;

const no = (code: RuleRefusal['code'], detail: Record<string, unknown>): RuleRefusal => refused(code, detail).refusal;

const RULES: { readonly [K in ItemKind]?: Rule } = {
  clauses(content, id) {
    const clause = content.clauses.find((other) => other.id === id);
    if (clause === undefined) return null;
    if (!content.sections.some((section) => section.id === clause.sectionId)) return no('section-is-gone', { kind: 'clauses', id });
    const taken = clause.key !== '' && content.clauses.some((other) => other.id !== id && other.key === clause.key);
    return taken ? no('clause-key-is-taken', { kind: 'clauses', id, key: clause.key }) : null;
  },
  variables(content, id) {
    const variable = content.variables.find((other) => other.id === id);
    if (variable === undefined) return null;
    if (content.variables.some((other) => other.id !== id && other.key === variable.key)) return no('variable-key-is-taken', { kind: 'variables', id, key: variable.key });
    const fits = variable.value === null || parseVariableValue(variable.type, variable.value) !== null;
    return fits ? null : no('variable-value-does-not-fit', { kind: 'variables', id, label: variable.label, type: variable.type });
  },
  deliverables: (content, id) => phaseStands(content, 'deliverables', id),
  clientInputs: (content, id) => phaseStands(content, 'clientInputs', id),
  billingItems(content, id) {
    const deliverableId = content.billingItems.find((item) => item.id === id)?.deliverableId ?? null;
    const stands = deliverableId === null || content.deliverables.some((deliverable) => deliverable.id === deliverableId);
    return stands ? null : no('deliverable-is-gone', { kind: 'billingItems', id });
  },
  responsibilities(content, id) {
    const person = content.responsibilities.find((one) => one.id === id);
    const work = new Set([...content.phases, ...content.deliverables].map((one) => one.id));
    const lost = person !== undefined && DUTIES.some((duty) => person[duty].some((one) => !work.has(one)));
    return lost ? no('responsibility-work-is-gone', { kind: 'responsibilities', id, name: person.name }) : null;
  },
};

function phaseStands(content: DocumentContent, kind: 'deliverables' | 'clientInputs', id: string): RuleRefusal | null {
  const phaseId = content[kind].find((item) => item.id === id)?.phaseId ?? null;
  const stands = phaseId === null || content.phases.some((phase) => phase.id === phaseId);
  return stands ? null : no('phase-is-gone', { kind, id });
}

/** The rule a record breaks as it now stands in the document; null where it breaks none. */
export function brokenRule(content: DocumentContent, kind: ItemKind, id: string): RuleRefusal | null {
  return RULES[kind]?.(content, id) ?? null;
}

/** The rule that the removal of a record would break: nothing may be left pointing at it. */
export function brokenByRemoval(content: DocumentContent, kind: ItemKind, id: string): RuleRefusal | null {
  if (kind === 'sections') {
    const clauses = content.clauses.filter((clause) => clause.sectionId === id).length;
    return clauses === 0 ? null : no('section-has-clauses', { kind, id, clauses });
  }
  if (kind === 'phases') {
    const uses = [...content.deliverables, ...content.clientInputs].filter((item) => item.phaseId === id).length;
    return uses === 0 ? heldBySomebody(content, kind, id) : no('phase-is-used', { kind, id, uses });
  }
  if (kind === 'deliverables') {
    const uses = content.billingItems.filter((item) => item.deliverableId === id).length;
    return uses === 0 ? heldBySomebody(content, kind, id) : no('deliverable-is-used', { kind, id, uses });
  }
  return null;
}

function heldBySomebody({ responsibilities }: DocumentContent, kind: 'phases' | 'deliverables', id: string): RuleRefusal | null {
  const holder = responsibilities.find((person) => DUTIES.some((duty) => person[duty].includes(id)));
  return holder === undefined ? null : no('responsibility-is-held', { kind, id, name: holder.name });
}
