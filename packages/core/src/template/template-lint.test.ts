import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findings } from '../document/findings.ts';
import { frameTicks } from '../document/frame-ticks.ts';
import { framesUsed } from '../document/clause-text.ts';
import type { DocumentContent } from '../document/content.ts';
import { effectsRead } from '../document/law/clause-effect.ts';
import { LINT_RULES } from '../document/lint/lint-rules.ts';
import { BUILTIN_TEMPLATES } from './builtin-templates.ts';
import { contentFromSource } from './template-source.ts';

const named = BUILTIN_TEMPLATES.map((template) => [`${template.kind} in ${template.locale}`, template] as const);

describe.each(named)('%s', (_name, template) => {
  let count = 0;
  const content = contentFromSource(template, () => `00000000-0000-7000-8000-${String((count += 1)).padStart(12, '0')}`);

  it('passes its own linter with nothing missing', () => {
    expect(findings(content, 'template', template.kind).map(({ code, name }) => `${code}: ${name}`)).toEqual([]);
  });

  it('needs no form that a signature through a link cannot give, under any law we know', () => {
    const ofLaw = ['PL', 'RU', 'US', 'IE', 'BR'].flatMap((country) => findings({ ...content, head: { ...content.head, country } }, 'agreement', template.kind).filter(({ code }) => LINT_RULES[code].about === 'law' && !code.startsWith('consumer-') && code !== 'profession-is-not-said').map(({ code, name }) => `${country} ${code} ${name}`));
    expect(ofLaw).toEqual([]);
  });

  it('says to a consumer that tax is in the price where it is made for people, and is found to leave it out where it is made for firms', () => {
    const parties = content.parties.map((party) => (party.side === 'client' ? { ...party, kind: 'consumer' as const, country: 'PL' } : party));
    const billingItems = content.billingItems.map((item) => ({ ...item, amountMinor: 1 }));
    const found = findings({ ...content, parties, billingItems }, 'agreement', template.kind).filter(({ code }) => code === 'consumer-price-is-net');
    expect(found.length > 0).toBe(!['coaching_agreement', 'mentoring_agreement'].includes(template.kind));
  });

  it('is not whole without payments, unless it says that it is free', () => {
    const unpaid = (fee: string): DocumentContent => ({ ...content, billingItems: [], clauses: content.clauses.flatMap((clause) => (framesUsed(clause.body).includes('billing') ? (fee === '' ? [] : [{ ...clause, body: fee }]) : [clause])) });
    const asks = (fee: string): boolean => findings(unpaid(fee), 'agreement', template.kind).some(({ code }) => code === 'billing-is-empty');
    expect(asks('')).toBe(true);
    const free = { en: 'The mentoring is free of charge for the Mentee.', pl: 'Mentoring jest dla Uczestnika bezpłatny.', ru: 'Для Участника наставничество бесплатно.' }[template.locale];
    if (template.kind === 'mentoring_agreement') expect(asks(free)).toBe(false);
  });

  it('moves no copyright and gives no exclusive licence by its words, its shorter wordings included', () => {
    const texts = template.sections.flatMap(({ clauses }) => clauses.flatMap(({ body, fallback }) => [body, fallback ?? '']));
    expect(texts.filter((text) => effectsRead(text, template.locale).some((effect) => effect === 'transfer_of_rights' || effect === 'exclusive_licence'))).toEqual([]);
  });

  it('fills both frames for its kind', () => {
    const { hard, soft } = frameTicks(content, { purpose: 'template', kind: template.kind });
    expect([...hard, ...soft].filter(({ state }) => state !== 'full')).toEqual([]);
  });
});

describe('the page about the linter', () => {
  it('explains every rule', () => {
    const page = readFileSync(new URL('../../../../docs/linter.md', import.meta.url), 'utf8');
    expect(Object.keys(LINT_RULES).filter((code) => !page.includes(`\`${code}\``))).toEqual([]);
  });
});
