import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findings } from '../document/findings.ts';
import { frameTicks } from '../document/frame-ticks.ts';
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
