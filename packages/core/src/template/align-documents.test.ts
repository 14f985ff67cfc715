import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changedLines } from '../document/changed-lines.ts';
import { diffDocuments } from '../document/diff-documents.ts';
import { PLAIN_WORDS } from '../document/frame-words.fixture.ts';
import { withFreshIds } from '../document/fresh-ids.ts';
import { renderDocument } from '../document/render-document.ts';
import { alignedTo } from './align-documents.ts';
import { BUILTIN_TEMPLATES, builtinTemplate } from './builtin-templates.ts';
import { contentFromSource } from './template-source.ts';

let count = 0;
const newId = (): string => `00000000-0000-7000-8000-${String((count += 1)).padStart(12, '0')}`;
const base = contentFromSource(builtinTemplate('consulting_agreement', 'en'), newId);
const copy = withFreshIds(base, newId);
const difference = (other: typeof base) => diffDocuments(renderDocument(base, PLAIN_WORDS), renderDocument(alignedTo(base, other), PLAIN_WORDS));

describe('two copies of one template', () => {
  it.each(BUILTIN_TEMPLATES.map((template) => [`${template.kind} in ${template.locale}`, template] as const))('do not differ: %s', (_name, template) => {
    const one = contentFromSource(template, newId);
    expect(diffDocuments(renderDocument(one, PLAIN_WORDS), renderDocument(alignedTo(one, withFreshIds(one, newId)), PLAIN_WORDS)).changes).toBe(0);
  });

  it('differ by exactly the clauses that were rewritten or taken out', () => {
    const rewritten = fc.uniqueArray(fc.integer({ min: 0, max: copy.clauses.length - 1 }), { maxLength: 6 });
    fc.assert(
      fc.property(rewritten, (places) => {
        const other = { ...copy, clauses: copy.clauses.flatMap((clause, at) => (places.includes(at) ? (at % 2 === 0 ? [{ ...clause, body: `${clause.body} Anew.` }] : []) : [clause])) };
        const changed = difference(other).sections.flatMap(({ clauses }) => clauses).filter(({ state }) => state === 'removed' || state === 'changed');
        const keys = (ids: readonly string[]) => base.clauses.filter(({ id }) => ids.includes(id)).map(({ key }) => key);
        const expected = places.map((at) => copy.clauses[at]?.key ?? '');
        for (const key of expected) expect(keys(changed.map(({ id }) => id))).toContain(key);
      }),
      { numRuns: 20 },
    );
  });

  it('know a section again under a new title, and a clause that a person wrote by its words', () => {
    const [first] = copy.sections;
    const added = { ...copy.clauses[0], id: newId(), key: '', body: 'We meet on Mondays.', position: 99_999 } as (typeof copy.clauses)[number];
    const other = { ...copy, sections: copy.sections.map((section) => (section === first ? { ...section, title: 'Why' } : section)), clauses: [...copy.clauses, added] };
    const change = difference(other);
    expect(change.sections.map(({ state }) => state).filter((state) => state !== 'same')).toEqual(['changed']);
    expect(changedLines(change).map(({ what, state }) => [what, state])).toEqual([['section', 'changed'], ['clause', 'added']]);
  });
});
