import { expect, it } from 'vitest';
import { SAMPLE_CONTENT, idOf } from '../document/document.fixture.ts';
import { contentForTemplate } from './template-from-agreement.ts';

it('keeps words and figures, and nothing that belongs to the client', () => {
  const text = { id: idOf(18), position: 9, key: 'purpose', label: 'Purpose', type: 'text' as const, value: 'a secret plan', suggestions: [], required: true };
  const law = { ...text, id: idOf(19), key: 'law', value: 'the law of Poland', suggestions: ['the law of Poland'] };
  const template = contentForTemplate({ ...SAMPLE_CONTENT, variables: [...SAMPLE_CONTENT.variables, text, law] });
  const said = JSON.stringify(template);
  for (const particular of ['Studio Lipka', 'Anna Wrona', '2026-', 'KRS', 'a secret plan']) expect(said).not.toContain(particular);
  expect(template.variables.map(({ value }) => value)).toEqual(['5', '7840000 PLN', null, null, 'the law of Poland']);
  expect([template.clauses, template.scopeItems]).toEqual([SAMPLE_CONTENT.clauses, SAMPLE_CONTENT.scopeItems]);
});

it('leaves out what makes an order of it', () => {
  const [section, first] = [SAMPLE_CONTENT.sections[0], SAMPLE_CONTENT.clauses[0]];
  if (section === undefined || first === undefined) throw new Error('the sample has clauses');
  const [text] = SAMPLE_CONTENT.variables.map((one) => ({ ...one, type: 'text' as const, value: 'of one client' }));
  const said = (['framework_number', 'framework_sha256'] as const).map((key, at) => ({ ...text, id: idOf(70 + at), key }) as (typeof SAMPLE_CONTENT.variables)[number]);
  const naming = { ...first, id: idOf(72), sectionId: idOf(73), key: 'order-of-framework', body: 'Under {framework_number}, {framework_sha256}.' };
  const citing = { ...first, body: `${first.body} See 7.2 of {framework_number}.` };
  const template = contentForTemplate({ ...SAMPLE_CONTENT, sections: [{ ...section, id: idOf(73), title: 'This order' }, ...SAMPLE_CONTENT.sections], variables: [...SAMPLE_CONTENT.variables, ...said], clauses: [naming, citing, ...SAMPLE_CONTENT.clauses.slice(1)] });
  expect(template.clauses).toEqual([citing, ...SAMPLE_CONTENT.clauses.slice(1)]);
  expect(template.sections).toEqual(SAMPLE_CONTENT.sections);
  expect(template.variables.filter(({ key }) => key.startsWith('framework_')).map(({ key, value }) => [key, value])).toEqual([['framework_number', null]]);
});
