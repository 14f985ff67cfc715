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
