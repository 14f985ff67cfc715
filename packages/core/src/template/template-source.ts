import type { BillingItem, Clause, ClientInput, Deliverable, DocumentContent, GroundRule, Party, Phase, Result, ScopeItem, VariableType } from '../document/content.ts';
import type { StarterTerm } from '../document/terms/starter-terms.ts';
import { ENGAGEMENT_KINDS, type EngagementKind } from '../engagement/engagement-kind.ts';
import type { Locale } from '../kernel/locale.ts';
import type { Id, Side } from '../kernel/values.ts';

/** The kinds of engagement a template is written for. */
export const TEMPLATE_KINDS = ENGAGEMENT_KINDS;
export type TemplateKind = EngagementKind;

type Without<Item, Keys extends keyof Item> = Omit<Item, 'id' | 'position' | Keys>;

/**
 * A template as its author writes it: records in reading order, without ids or positions.
 * `phase` and `deliverable` name other records by their place (0-based) in this source.
 */
export type TemplateSource = {
  readonly kind: TemplateKind;
  readonly locale: Locale;
  readonly country: string;
  readonly currency: string;
  /** The document's title. */
  readonly title: string;
  /** What the library says the template is for, one plain sentence. */
  readonly description: string;
  readonly parties: readonly { readonly side: Side; readonly kind: Party['kind']; readonly calledAs: string }[];
  readonly variables: readonly {
    readonly key: string;
    readonly label: string;
    readonly type: VariableType;
    readonly value?: string;
    readonly suggestions?: readonly string[];
    readonly required?: boolean;
  }[];
  readonly sections: readonly { readonly title: string; readonly clauses: readonly ClauseSource[] }[];
  readonly scopeItems: readonly Without<ScopeItem, never>[];
  readonly phases: readonly Without<Phase, never>[];
  readonly deliverables: readonly (Without<Deliverable, 'phaseId'> & { readonly phase: number | null })[];
  readonly results: readonly Without<Result, never>[];
  readonly billingItems: readonly (Without<BillingItem, 'deliverableId' | 'currency'> & { readonly deliverable: number | null })[];
  readonly clientInputs: readonly (Without<ClientInput, 'phaseId'> & { readonly phase: number | null })[];
  readonly groundRules: readonly Without<GroundRule, never>[];
  /** The starter glossary: words this kind of work quarrels about. */
  readonly terms: readonly StarterTerm[];
};

export type ClauseSource = {
  readonly key: string;
  readonly body: string;
  readonly purpose: string;
  readonly binding?: Clause['binding'];
  readonly required?: boolean;
  readonly negotiable?: boolean;
  readonly fallback?: string;
  readonly summaryLine?: Clause['summaryLine'];
  readonly summary?: string;
  readonly effect?: Clause['effect'];
};

const STEP = 1024;

/**
 * Turns a template's source into a document.
 * @param newId makes a fresh id for every record.
 */
export function contentFromSource(source: TemplateSource, newId: () => Id): DocumentContent {
  const place = (index: number): { id: Id; position: number } => ({ id: newId(), position: (index + 1) * STEP });
  const phases = source.phases.map((phase, index) => ({ ...place(index), ...phase }));
  const deliverables = source.deliverables.map(({ phase, ...rest }, index) => ({ ...place(index), ...rest, acceptance: [...rest.acceptance], phaseId: idAt(phases, phase) }));
  return {
    head: { title: source.title, locale: source.locale, currency: source.currency, country: source.country },
    parties: source.parties.map((party, index) => ({ ...place(index), ...party, legalName: '', registration: '', address: '', country: '', representedBy: '', authority: '' })),
    variables: source.variables.map((variable, index) => ({
      ...place(index),
      key: variable.key,
      label: variable.label,
      type: variable.type,
      value: variable.value ?? null,
      suggestions: [...(variable.suggestions ?? [])],
      required: variable.required ?? true,
    })),
    ...sectionsAndClauses(source, place),
    scopeItems: source.scopeItems.map((entry, index) => ({ ...place(index), ...entry })),
    phases,
    deliverables,
    results: source.results.map((entry, index) => ({ ...place(index), ...entry })),
    billingItems: source.billingItems.map(({ deliverable, ...rest }, index) => ({ ...place(index), ...rest, currency: source.currency, deliverableId: idAt(deliverables, deliverable) })),
    clientInputs: source.clientInputs.map(({ phase, ...rest }, index) => ({ ...place(index), ...rest, phaseId: idAt(phases, phase) })),
    responsibilities: [],
    groundRules: source.groundRules.map((entry, index) => ({ ...place(index), ...entry })),
    terms: source.terms.map((entry, index) => ({ ...place(index), ...entry, synonyms: [...entry.synonyms], forms: [...entry.forms] })),
    dismissals: [],
  };
}

function sectionsAndClauses(source: TemplateSource, place: (index: number) => { id: Id; position: number }): Pick<DocumentContent, 'sections' | 'clauses'> {
  const sections = source.sections.map(({ title }, index) => ({ ...place(index), title }));
  const clauses = source.sections.flatMap((section, at) =>
    section.clauses.map((clause, index) => ({
      ...place(index),
      sectionId: sections[at]?.id ?? '',
      key: clause.key,
      body: clause.body,
      binding: clause.binding ?? ('hard' as const),
      required: clause.required ?? false,
      negotiable: clause.negotiable ?? true,
      purpose: clause.purpose,
      fallback: clause.fallback ?? '',
      summaryLine: clause.summaryLine ?? null,
      summary: clause.summary ?? '',
      effect: clause.effect ?? ('unsaid' as const),
    })),
  );
  return { sections, clauses };
}

function idAt(items: readonly { id: Id }[], index: number | null): Id | null {
  return index === null ? null : (items[index]?.id ?? null);
}
