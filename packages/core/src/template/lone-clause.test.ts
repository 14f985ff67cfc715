import { describe, expect, it } from 'vitest';
import { SAMPLE_CONTENT, idOf } from '../document/document.fixture.ts';
import { findings } from '../document/findings.ts';
import { BUILTIN_TEMPLATES } from './builtin-templates.ts';
import { clauseName, loneClause } from './lone-clause.ts';
import { contentFromSource } from './template-source.ts';

describe('a clause of the library', () => {
  it('stands alone under its title, with the values it uses', () => {
    const alone = loneClause(SAMPLE_CONTENT, { key: 'acceptance' }, 'own-1');
    expect(alone?.sections.map(({ title }) => title)).toEqual(['Work']);
    expect(alone?.clauses.map(({ key }) => key)).toEqual(['acceptance']);
    expect(alone?.variables.map(({ key }) => key)).toEqual(['review_days']);
    expect([alone?.parties, alone?.terms, alone?.deliverables]).toEqual([[], [], []]);
  });

  it('gets a name where a person wrote it, and none where there is no such clause', () => {
    const written = { ...SAMPLE_CONTENT, clauses: SAMPLE_CONTENT.clauses.map((clause) => ({ ...clause, key: '' })) };
    expect(loneClause(written, { id: idOf(34) }, 'own-1')?.clauses[0]?.key).toBe('own-1');
    expect([loneClause(written, { key: '' }, 'x'), loneClause(written, { id: idOf(404) }, 'x')]).toEqual([null, null]);
  });

  it('is asked only for what a clause can hold: no ready-made one lacks anything alone, and each says what it is for', () => {
    const lacking = BUILTIN_TEMPLATES.flatMap((source) => {
      let count = 0;
      const content = contentFromSource(source, () => idOf((count += 1)));
      return content.clauses.flatMap(({ key }) => {
        const alone = loneClause(content, { key }, '');
        return alone === null || clauseName(alone) === '' ? [`${source.kind}.${source.locale} ${key}`] : findings(alone, 'clause', source.kind).map(({ code }) => `${source.kind}.${source.locale} ${key}: ${code}`);
      });
    });
    expect(lacking).toEqual([]);
  });
});
