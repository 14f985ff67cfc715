import type { Locale } from '../kernel/locale.ts';
import type { ClauseSource, TemplateSource } from './template-source.ts';

type VariableSource = TemplateSource['variables'][number];

const NBSP = '\u00A0';

/** Words of one letter that must not stand alone at the end of a line. */
const ONE_LETTER: Readonly<Record<Locale, RegExp | null>> = {
  en: null,
  pl: /(?<=^|[\s(„*])([aiouwz]) (?=\S)/giu,
  ru: /(?<=^|[\s(«*])([авикосуя]) (?=\S)/giu,
};
/** "5 days", "80 %": a number stays with what it counts. */
const NUMBER_AND_UNIT = /(\d) (?=[\p{L}%])/gu;
/** "clause 6.2", "pkt 6.2", "п. 6.2", "art. 53": a reference stays with its number. */
const REFERENCE_AND_NUMBER = /(?<=^|[\s(])(clauses?|pkt|п\.|art\.|arts\.|ust\.|ст\.|ч\.|статье|section|§) (?=\{#|\d)/giu;
/** A dash ends a line and never opens one. */
const BEFORE_DASH = / (?=[–—] )/gu;

/**
 * Puts non-breaking spaces where the language wants them, so that authors write plain spaces.
 * Idempotent; changes nothing but U+0020 to U+00A0.
 */
export function typeset(locale: Locale, text: string): string {
  const oneLetter = ONE_LETTER[locale];
  const bound = oneLetter === null ? text : text.replace(oneLetter, `$1${NBSP}`);
  return bound.replace(NUMBER_AND_UNIT, `$1${NBSP}`).replace(REFERENCE_AND_NUMBER, `$1${NBSP}`).replace(BEFORE_DASH, NBSP);
}

/** Typesets everything in a source that is read as prose. Values of variables other than text keep their written form. */
export function typesetSource(source: TemplateSource): TemplateSource {
  const set = (text: string): string => typeset(source.locale, text);
  return {
    ...source,
    title: set(source.title),
    description: set(source.description),
    variables: source.variables.map((variable) => typesetVariable(variable, set)),
    sections: source.sections.map(({ title, clauses }) => ({ title: set(title), clauses: clauses.map((clause) => typesetClause(clause, set)) })),
    scopeItems: source.scopeItems.map((item) => ({ ...item, text: set(item.text) })),
    phases: source.phases.map((phase) => ({ ...phase, name: set(phase.name), description: set(phase.description) })),
    deliverables: source.deliverables.map((item) => ({ ...item, name: set(item.name), form: set(item.form), acceptance: item.acceptance.map(set) })),
    results: source.results.map((result) => ({ ...result, text: set(result.text), measure: set(result.measure), baseline: set(result.baseline), target: set(result.target) })),
    billingItems: source.billingItems.map((item) => ({ ...item, label: set(item.label) })),
    clientInputs: source.clientInputs.map((input) => ({ ...input, text: set(input.text), form: set(input.form), owner: set(input.owner) })),
    groundRules: source.groundRules.map((rule) => ({ ...rule, text: set(rule.text) })),
    terms: source.terms.map((term) => ({ ...term, definition: set(term.definition), form: set(term.form) })),
  };
}

function typesetVariable(variable: VariableSource, set: (text: string) => string): VariableSource {
  const label = set(variable.label);
  if (variable.type !== 'text') return { ...variable, label };
  return {
    ...variable,
    label,
    ...(variable.value === undefined ? {} : { value: set(variable.value) }),
    ...(variable.suggestions === undefined ? {} : { suggestions: variable.suggestions.map(set) }),
  };
}

function typesetClause(clause: ClauseSource, set: (text: string) => string): ClauseSource {
  return {
    ...clause,
    body: set(clause.body),
    purpose: set(clause.purpose),
    ...(clause.fallback === undefined ? {} : { fallback: set(clause.fallback) }),
    ...(clause.summary === undefined ? {} : { summary: set(clause.summary) }),
  };
}
