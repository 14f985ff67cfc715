import { describe, expect, it } from 'vitest';
import { framesUsed, parseClauseText, variablesUsed } from '../document/clause-text.ts';
import { DocumentContent, GROUND_RULE_TOPICS, RESULT_LEVELS, SUMMARY_LINES } from '../document/content.ts';
import { parseVariableValue } from '../document/variable-value.ts';
import { LOCALES } from '../kernel/locale.ts';
import { BUILTIN_TEMPLATES, builtinTemplate } from './builtin-templates.ts';
import { contentFromSource, TEMPLATE_KINDS, type ClauseSource, type TemplateKind, type TemplateSource } from './template-source.ts';

const TALK = ['scope_in', 'scope_out', 'phases', 'results', 'billing', 'client_inputs', 'ground_rules', 'terms'] as const;
const WORK = [...TALK, 'deliverables'] as const;
const FRAMES = {
  service_agreement: WORK,
  elearning_agreement: WORK,
  pr_retainer: WORK,
  consulting_agreement: WORK,
  coaching_agreement: TALK,
  sponsored_coaching: TALK,
  mentoring_agreement: TALK,
} as const satisfies Record<TemplateKind, readonly string[]>;

const SIZES = {
  service_agreement: { sections: [9, 14], clauses: [35, 56], soft: 3 },
  elearning_agreement: { sections: [9, 15], clauses: [45, 66], soft: 2 },
  pr_retainer: { sections: [9, 17], clauses: [45, 66], soft: 2 },
  consulting_agreement: { sections: [9, 17], clauses: [45, 66], soft: 2 },
  coaching_agreement: { sections: [8, 12], clauses: [28, 40], soft: 7 },
  sponsored_coaching: { sections: [8, 12], clauses: [28, 40], soft: 7 },
  mentoring_agreement: { sections: [7, 10], clauses: [20, 32], soft: 8 },
} as const satisfies Record<TemplateKind, unknown>;

const named = BUILTIN_TEMPLATES.map((template) => [`${template.kind} in ${template.locale}`, template] as const);

describe('the built-in templates', () => {
  it('are there in every kind and every language, once each', () => {
    const wanted = TEMPLATE_KINDS.flatMap((kind) => LOCALES.map((locale) => `${kind} ${locale}`));
    expect(BUILTIN_TEMPLATES.map(({ kind, locale }) => `${kind} ${locale}`).sort()).toEqual(wanted.sort());
    for (const kind of TEMPLATE_KINDS) for (const locale of LOCALES) expect(builtinTemplate(kind, locale)).toMatchObject({ kind, locale });
  });

  it('start in the country and the currency of their language', () => {
    const places = BUILTIN_TEMPLATES.map(({ locale, country, currency }) => `${locale} ${country} ${currency}`);
    expect(new Set(places)).toEqual(new Set(['en IE EUR', 'pl PL PLN', 'ru RU RUB']));
  });

  it.each(TEMPLATE_KINDS)('say the same in the three languages, clause by clause: %s', (kind) => {
    const [en, pl, ru] = LOCALES.map((locale) => structureOf(builtinTemplate(kind, locale)));
    expect(pl).toEqual(en);
    expect(ru).toEqual(en);
  });
});

describe.each(named)('%s', (_name, template) => {
  const clauses = clausesOf(template);
  const keys = template.variables.map(({ key }) => key);

  it('has the size of an agreement that people read', () => {
    const { sections, clauses: count, soft } = SIZES[template.kind];
    expect(template.sections.length).toBeGreaterThanOrEqual(sections[0]);
    expect(template.sections.length).toBeLessThanOrEqual(sections[1]);
    expect(clauses.length).toBeGreaterThanOrEqual(count[0]);
    expect(clauses.length).toBeLessThanOrEqual(count[1]);
    expect(clauses.filter(({ binding }) => binding === 'soft').length).toBeGreaterThanOrEqual(soft);
  });

  it('becomes a valid document', () => {
    expect(DocumentContent.safeParse(contentFromSource(template, countingIds())).error).toBeUndefined();
  });

  it('names every clause once and says what it is for', () => {
    expect(new Set(clauses.map(({ key }) => key)).size).toBe(clauses.length);
    for (const clause of clauses) expect(clause.purpose, clause.key).toMatch(/^\p{Lu}[^.]+\.$/u);
  });

  it('defines every variable it uses, and uses every variable it defines', () => {
    const used = clauses.flatMap((clause) => textsOf(clause).flatMap(variablesUsed));
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.length).toBeGreaterThanOrEqual(8);
    expect(keys.length).toBeLessThanOrEqual(15);
    expect(used.filter((key) => !keys.includes(key))).toEqual([]);
    expect(keys.filter((key) => !clauses.some(({ body }) => variablesUsed(body).includes(key)))).toEqual([]);
  });

  it('writes defaults and suggestions of variables in the form of their type', () => {
    for (const { key, type, value, suggestions = [] } of template.variables) {
      for (const written of [...(value === undefined ? [] : [value]), ...suggestions]) expect(parseVariableValue(type, written), `${key}: ${written}`).not.toBeNull();
      if (value !== undefined) expect(suggestions, key).toContain(value);
    }
  });

  it('refers only to clauses that are there and stay there', () => {
    const targets = clauses.filter(({ required }) => required === true).map(({ key }) => key);
    for (const clause of clauses) expect(textsOf(clause).flatMap(referencesIn).filter((key) => !targets.includes(key)), clause.key).toEqual([]);
  });

  it('writes out each part of the frame exactly once, after words that lead to it', () => {
    const blocks = clauses.flatMap(({ body }) => framesUsed(body));
    expect(blocks.toSorted()).toEqual([...FRAMES[template.kind]].sort());
    for (const { key, body } of clauses.filter((clause) => framesUsed(clause.body).length > 0)) expect(parseClauseText(body)[0]?.type, key).toBe('paragraph');
  });

  it('has other wording to fall back on for most clauses', () => {
    expect(clauses.filter(({ fallback }) => fallback !== undefined).length).toBeGreaterThan(clauses.length / 2);
    for (const { key, body, fallback } of clauses) expect(fallback, key).not.toBe(body);
  });

  it('keeps the part of the frame in wording it can fall back on, unless the part itself is given up', () => {
    for (const { key, body, fallback } of clauses) {
      if (fallback !== undefined && key !== 'fee') expect(framesUsed(fallback), key).toEqual(framesUsed(body));
    }
  });

  it('answers the three lines of “In short” that come from clauses', () => {
    const lines = clauses.filter(({ summaryLine }) => summaryLine !== undefined);
    expect(lines.map(({ summaryLine }) => summaryLine).sort()).toEqual([...SUMMARY_LINES].sort());
    for (const { key, summary } of lines) expect(summary, key).toMatch(/^\p{Lu}[^.]+\.$/u);
  });

  it('brings complete starter records', () => {
    expect([3, 4]).toContain(template.phases.length);
    for (const direction of ['in', 'out']) {
      const count = template.scopeItems.filter((item) => item.direction === direction).length;
      expect(count).toBeGreaterThanOrEqual(3);
      expect(count).toBeLessThanOrEqual(5);
    }
    expect(template.results.map(({ level }) => level)).toEqual(RESULT_LEVELS);
    expect(template.results.every(({ measure, target }) => measure !== '' && target !== '')).toBe(true);
    expect(template.deliverables.every(({ form, acceptance, rounds, reviewDays }) => form !== '' && acceptance.length > 1 && rounds > 0 && reviewDays > 0)).toBe(true);
    expect(template.clientInputs.every(({ form, owner }) => form !== '' && owner !== '')).toBe(true);
    expect(template.groundRules.map(({ topic }) => topic)).toEqual(GROUND_RULE_TOPICS.filter((topic) => topic !== 'own'));
  });

  it('leaves the days to those who agree on them', () => {
    const days = [...template.phases.flatMap(({ startsOn, endsOn }) => [startsOn, endsOn]), ...[...template.deliverables, ...template.billingItems, ...template.clientInputs].map(({ dueOn }) => dueOn), ...template.results.map(({ measuredOn }) => measuredOn)];
    expect(days.every((day) => day === null)).toBe(true);
    expect(template.variables.filter(({ type }) => type === 'day').every(({ value }) => value === undefined)).toBe(true);
  });
});

describe('the service agreement', () => {
  it.each(LOCALES)('is paid in three parts, 30, 30 and 40 of a hundred, in %s', (locale) => {
    const { billingItems } = builtinTemplate('service_agreement', locale);
    const total = billingItems.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
    expect(billingItems.map(({ trigger, amountMinor }) => [trigger, (amountMinor * 100) / total])).toEqual([['on_signing', 30], ['on_acceptance', 30], ['on_completion', 40]]);
  });
});

describe('a document made from a source', () => {
  it('links records that the source names by their place', () => {
    const source = builtinTemplate('service_agreement', 'en');
    const content = contentFromSource(source, countingIds());
    expect(content.deliverables.map(({ phaseId }) => phaseId)).toEqual(content.phases.map(({ id }) => id));
    expect(content.billingItems.map(({ deliverableId }) => deliverableId)).toEqual([null, content.deliverables[0]?.id, null]);
    expect(content.clientInputs[1]?.phaseId).toBe(content.phases[1]?.id);
    expect(content.billingItems.every(({ currency }) => currency === 'EUR')).toBe(true);
  });

  it('keeps the order of the source and gives every record an id of its own', () => {
    const source = builtinTemplate('mentoring_agreement', 'pl');
    const content = contentFromSource(source, countingIds());
    const records = [content.parties, content.variables, content.sections, content.clauses, content.scopeItems, content.phases, content.results, content.billingItems, content.clientInputs, content.groundRules].flat();
    expect(new Set(records.map(({ id }) => id)).size).toBe(records.length);
    const first = content.clauses.filter(({ sectionId }) => sectionId === content.sections[0]?.id);
    expect(first.map(({ key }) => key)).toEqual(source.sections[0]?.clauses.map(({ key }) => key));
    expect(first.map(({ position }) => position)).toEqual(first.map(({ position }) => position).toSorted((a, b) => a - b));
  });
});

function clausesOf(template: TemplateSource): readonly ClauseSource[] {
  return template.sections.flatMap((section) => section.clauses);
}

function textsOf({ body, fallback = '', summary = '' }: ClauseSource): readonly string[] {
  return [body, fallback, summary];
}

function referencesIn(markup: string): string[] {
  return parseClauseText(markup).flatMap((block) => (block.type === 'frame' ? [] : block.inlines.flatMap((inline) => (inline.type === 'reference' ? [inline.key] : []))));
}

function countingIds(): () => string {
  let count = 0;
  return () => `00000000-0000-7000-8000-${String((count += 1)).padStart(12, '0')}`;
}

/** Everything about a template that does not depend on its language. */
function structureOf(template: TemplateSource): unknown {
  return {
    sections: template.sections.map(({ clauses }) => clauses.map(({ key }) => key)),
    clauses: clausesOf(template).map((clause) => ({
      key: clause.key,
      binding: clause.binding,
      required: clause.required,
      negotiable: clause.negotiable,
      summaryLine: clause.summaryLine,
      body: markupOf(clause.body),
      fallback: clause.fallback === undefined ? null : markupOf(clause.fallback),
      summary: markupOf(clause.summary ?? ''),
    })),
    parties: template.parties.map(({ side, kind }) => ({ side, kind })),
    variables: template.variables.map(({ key, type, required, value, suggestions }) => ({ key, type, required, value: type === 'text' ? value !== undefined : value, suggestions: suggestions?.length })),
    scopeItems: template.scopeItems.map(({ direction }) => direction),
    deliverables: template.deliverables.map(({ phase, quantity, acceptance, rounds, reviewDays }) => ({ phase, quantity, acceptance: acceptance.length, rounds, reviewDays })),
    results: template.results.map(({ level, baseline }) => ({ level, baseline: baseline !== '' })),
    billingItems: template.billingItems.map(({ trigger, deliverable, paymentDays }) => ({ trigger, deliverable, paymentDays })),
    clientInputs: template.clientInputs.map(({ phase }) => phase),
    groundRules: template.groundRules.map(({ topic }) => topic),
    terms: template.terms.length,
  };
}

/** What a text holds besides words: blocks in their order; variables and references once each. */
function markupOf(markup: string): unknown {
  return { blocks: parseClauseText(markup).map((block) => (block.type === 'frame' ? block.frame : block.type)), variables: variablesUsed(markup).toSorted(), references: [...new Set(referencesIn(markup))].sort() };
}
