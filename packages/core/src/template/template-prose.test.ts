import { describe, expect, it } from 'vitest';
import { parseClauseText, parseInlines } from '../document/clause-text.ts';
import type { VariableType } from '../document/content.ts';
import type { Locale } from '../kernel/locale.ts';
import { BUILTIN_TEMPLATES } from './builtin-templates.ts';
import type { TemplateSource } from './template-source.ts';

const NBSP = '\u00A0';
const MEDIAN_WORDS = 14;
const MOST_WORDS = 40;

/** Words a client never meets; each language's own. */
const FOREIGN_TO_CLIENTS: Readonly<Record<Locale, RegExp>> = {
  en: /\b(criteri|version|consisten|incident|escalat|intent)/iu,
  pl: /(kryteri|wersj|spójnoś|incydent|eskalac|intencj)/iu,
  ru: /(критери|верси|согласованност|инцидент|эскалац|намерени)/iu,
};

/** Phrases that look like a duty and bind nobody, or everybody to everything. */
const RED_FLAGS: Readonly<Record<Locale, RegExp>> = {
  en: /(reasonably requested|as reasonabl|all services needed|best (efforts|endeavours)|without (added|additional) (fee|charge) for changes|in a timely manner|to the (client|provider)’s satisfaction|including but not limited)/iu,
  pl: /(w uzasadnionym zakresie|rozsądnie (żądan|wymagan)|wszelkie niezbędne|wszystkie potrzebne usługi|dołoży (wszelkich )?starań|w rozsądnym terminie|bez zbędnej zwłoki|ku zadowoleniu|w tym między innymi|w szczególności, lecz nie)/iu,
  ru: /(по разумному требованию|разумно (запрош|необходим)|все необходимые услуги|любые необходимые|приложит все усилия|в разумный срок|к удовлетворению|включая, но не ограничиваясь)/iu,
};

/** Only the client says that something is accepted: no wording, none to fall back on either, takes silence for it. */
const ACCEPTED_BY_SILENCE: Readonly<Record<Locale, RegExp>> = {
  en: /(counts? as|deemed|considered) accepted/iu,
  pl: /(uważa się|uznaje się) za (odebran|przyjęt)/iu,
  ru: /считает?ся принят/iu,
};

/** A counted unit is rendered in the genitive, so these alone may stand before it. */
const GOVERNORS: Readonly<Record<Exclude<Locale, 'en'>, readonly string[]>> = {
  pl: ['w ciągu', 'po upływie', 'z upływem', 'do', 'co najmniej', 'przekracza'],
  ru: ['в течение', 'по истечении', 'не более', 'не менее', 'более'],
};
const COUNTED: readonly VariableType[] = ['hours', 'days', 'working_days', 'weeks', 'months'];

const named = BUILTIN_TEMPLATES.map((template) => [`${template.kind} in ${template.locale}`, template] as const);

describe.each(named)('%s', (_name, template) => {
  const { locale } = template;

  it('is set with typographic quotes and apostrophes', () => {
    const faulty = proseOf(template).filter((text) => /["'`´]/u.test(text));
    expect(faulty).toEqual([]);
    const quotes = proseOf(template).join('').match(/[„”“«»]/gu) ?? [];
    const allowed = { en: '“”', pl: '„”', ru: '«»' }[locale];
    expect(quotes.filter((quote) => !allowed.includes(quote))).toEqual([]);
  });

  it('lets no word of one letter stand at the end of a line', () => {
    const lonely = { en: /(?!)/u, pl: /(?<=^|[\s(„])[aiouwz] /imu, ru: /(?<=^|[\s(«])[авикосуя] /imu }[locale];
    expect(proseOf(template).filter((text) => lonely.test(text))).toEqual([]);
  });

  it('keeps numbers with what they count, and references with their word', () => {
    expect(proseOf(template).filter((text) => /\d \p{L}|(?:pkt|п\.|clauses?) \{#/iu.test(text))).toEqual([]);
  });

  it('calls nothing accepted because nobody answered', () => {
    expect(agreementTexts(template).filter((text) => ACCEPTED_BY_SILENCE[locale].test(text.replaceAll(NBSP, ' ')))).toEqual([]);
  });

  it('is written in its own alphabet', () => {
    const foreign = { en: /[а-яёąćęłńóśźż]/iu, pl: /[а-яё]/iu, ru: /[ąćęłńóśźż]/iu }[locale];
    expect(proseOf(template).filter((text) => foreign.test(text))).toEqual([]);
    const latin = locale !== 'ru' ? [] : proseOf(template).flatMap((text) => text.replaceAll(/\{[^}]+\}|\[\[[^\]]+\]\]/gu, '').match(/[a-z]{2,}/giu) ?? []);
    expect(latin.filter((word) => !['PDF', 'SMS', 'SCORM', 'WCAG', 'AA'].includes(word))).toEqual([]);
  });

  it('speaks in short sentences', () => {
    const sentences = agreementTexts(template).flatMap(sentencesOf);
    const lengths = sentences.map((sentence) => sentence.split(/\s+/u).length).sort((a, b) => a - b);
    expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThanOrEqual(MEDIAN_WORDS);
    expect(sentences.filter((sentence) => sentence.split(/\s+/u).length > MOST_WORDS)).toEqual([]);
  });

  it('uses no words a client would have to look up, and no empty promises', () => {
    expect(agreementTexts(template).filter((text) => FOREIGN_TO_CLIENTS[locale].test(text))).toEqual([]);
    expect(agreementTexts(template).filter((text) => RED_FLAGS[locale].test(text))).toEqual([]);
  });

  it('puts variables only where their written form fits the grammar', () => {
    expect(agreementTexts(template).flatMap((text) => misplaced(template, text))).toEqual([]);
  });

  it('calls both sides by one name', () => {
    const texts = agreementTexts(template).join('\n');
    for (const { calledAs } of template.parties) expect(texts).toContain(calledAs.replace(/^the /u, ''));
  });
});

describe('the bounds of the prose tests', () => {
  it('bite', () => {
    const [template] = BUILTIN_TEMPLATES.filter(({ kind, locale }) => kind === 'service_agreement' && locale === 'pl');
    if (template === undefined) throw new Error('the Polish service agreement is missing');
    expect(misplaced(template, 'przez {review_days} i w ciągu {review_days}')).toEqual(['przez {review_days}']);
    expect(misplaced(template, 'wobec {governing_law}, Prawo: {governing_law}.')).toEqual(['wobec {governing_law}']);
    expect(sentencesOf('Jedno zdanie. Drugie, w pkt {#price}.')).toHaveLength(2);
    expect(RED_FLAGS.en.test('help as reasonably requested')).toBe(true);
    expect(RED_FLAGS.pl.test('wykona wszelkie niezbędne prace')).toBe(true);
    expect(RED_FLAGS.ru.test('окажет все необходимые услуги')).toBe(true);
  });
});

/** Text that becomes part of an agreement. */
function agreementTexts(template: TemplateSource): readonly string[] {
  const clauses = template.sections.flatMap((section) => section.clauses).flatMap(({ body, fallback = '', summary = '' }) => [body, fallback, summary]);
  return [template.title, ...template.sections.map(({ title }) => title), ...clauses, ...recordTexts(template)].filter((text) => text !== '');
}

function recordTexts(template: TemplateSource): readonly string[] {
  return [
    ...template.scopeItems.map(({ text }) => text),
    ...template.phases.flatMap(({ name, description }) => [name, description]),
    ...template.deliverables.flatMap(({ name, form, acceptance }) => [name, form, ...acceptance]),
    ...template.results.flatMap(({ text, measure, baseline, target }) => [text, measure, baseline, target]),
    ...template.billingItems.map(({ label }) => label),
    ...template.clientInputs.flatMap(({ text, form, owner }) => [text, form, owner]),
    ...template.groundRules.map(({ text }) => text),
    ...template.terms.flatMap(({ name, definition, form, synonyms }) => [name, definition, form, ...synonyms]),
  ];
}

/** Everything that somebody reads. */
function proseOf(template: TemplateSource): readonly string[] {
  const purposes = template.sections.flatMap((section) => section.clauses).map(({ purpose }) => purpose);
  const variables = template.variables.flatMap(({ type, label, value = '', suggestions = [] }) => [label, ...(type === 'text' ? [value, ...suggestions] : [])]);
  return [template.description, ...purposes, ...variables, ...agreementTexts(template)];
}

/** Sentences of clause markup; items of a list are sentences of their own, a variable is one word. */
function sentencesOf(markup: string): readonly string[] {
  const lines = parseClauseText(markup).flatMap((block) => (block.type === 'frame' ? [] : [block.inlines.map((inline) => (inline.type === 'text' ? inline.text : '6.2')).join('')]));
  return lines.flatMap((line) => line.split(/(?<=[.!?])\s+(?=[\p{Lu}„«“])/u));
}

/** Variables of a text that stand where their form does not fit, each with the word before it. */
function misplaced(template: TemplateSource, markup: string): readonly string[] {
  if (template.locale === 'en') return [];
  const governors = GOVERNORS[template.locale];
  return markup.split('\n').flatMap((line) => {
    const inlines = parseInlines(line);
    return inlines.flatMap((inline, at) => {
      if (inline.type !== 'variable') return [];
      const type = template.variables.find(({ key }) => key === inline.key)?.type;
      const previous = inlines[at - 1];
      const before = (previous?.type === 'text' ? previous.text : '').replaceAll(NBSP, ' ').toLowerCase();
      const fits = type === undefined || (type === 'text' ? before.endsWith(': ') : !COUNTED.includes(type) || governors.some((words) => before.endsWith(`${words} `)));
      return fits ? [] : [`${before.trim().split(/[\s,]+/u).at(-1) ?? ''} {${inline.key}}`];
    });
  });
}
