import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalText } from './canonical-text.ts';
import { parseClauseText } from './clause-text.ts';
import type { DocumentContent } from './content.ts';
import { SAMPLE_CONTENT } from './document.fixture.ts';
import { PLAIN_WORDS } from './frame-words.fixture.ts';
import { renderDocument } from './render-document.ts';
import { readStoredContent } from './stored-content.ts';

/** The sample as it was frozen before shared words existed. */
function frozenInFormOne(body: string): unknown {
  const { terms: _, dismissals: __, ...rest } = SAMPLE_CONTENT;
  return structuredClone({ ...rest, clauses: rest.clauses.map((clause) => (clause.key === 'ending' ? { ...clause, body } : clause)) });
}

const ending = (stored: unknown): string => renderDocument(readStoredContent(stored, 1), PLAIN_WORDS).sections[1]?.clauses[1]?.plainText ?? '';

describe('records frozen before shared words', () => {
  it('are written out to the very text of that time', () => {
    const before = 'Service agreement\n\nparty.first(Studio Lipka sp. z o.o.,the Studio)\n  party.registration: KRS 0000000001\n';
    const text = canonicalText(renderDocument(readStoredContent(frozenInFormOne('Either side may end it with {notice}.'), 1), PLAIN_WORDS));
    expect(text.startsWith(before)).toBe(true);
    expect(text).not.toContain('One lesson that can be taken alone');
  });

  it('keep a line that has since come to mean the list', () => {
    expect(ending(frozenInFormOne('Words:\n  [[terms]]\nend'))).toBe('Words:\n[[terms]]\nend');
  });

  it('keep every text, whatever stands in it', () => {
    const line = fc.oneof(fc.constantFrom('[[terms]]', ' [[terms]] ', '\\[[terms]]', 'a [[terms]]', '[[terms]] b', '- [[terms]]', '**[[terms]]**', ''), fc.string({ maxLength: 12 }));
    fc.assert(fc.property(fc.array(line, { minLength: 1, maxLength: 6 }), (lines) => {
      // What the reader of form 1 made of a line: the block was unknown, so each such line was a paragraph of words.
      const asWords = lines.map((one) => (one.trim() === '[[terms]]' ? '[[terms]]' : parseClauseText(one).map((block) => (block.type === 'frame' ? '' : block.inlines.map((inline) => (inline.type === 'text' ? inline.text : '')).join(''))).join('')));
      const stored = readStoredContent(frozenInFormOne(lines.join('\n')), 1);
      const body = stored.clauses.find(({ key }) => key === 'ending')?.body ?? '';
      const now = parseClauseText(body);
      expect(now.some((block) => block.type === 'frame' && block.frame === 'terms')).toBe(false);
      const words = now.map((block) => (block.type === 'frame' ? '' : block.inlines.map((inline) => (inline.type === 'text' ? inline.text : '')).join('')));
      expect(words.filter((one) => one.includes('[[terms]]')).length).toBe(asWords.filter((one) => one.includes('[[terms]]')).length);
    }), { numRuns: 300 });
  });
});

describe('records frozen before anybody asked where a consumer lives', () => {
  const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
  const parties = SAMPLE_CONTENT.parties.map(({ country: _, ...party }) => ({ ...party, kind: party.side === 'client' ? 'consumer' : party.kind }));
  const frozen: unknown = structuredClone({ ...SAMPLE_CONTENT, parties });
  const hashOf = (content: DocumentContent): string => sha256(canonicalText(renderDocument(content, PLAIN_WORDS)));

  it('keep their hash, and so every signature on it', () => {
    expect(hashOf(readStoredContent(frozen, 3))).toBe('549fa752c43caeb160478a106a92bec1939a4e0ab2506e205b2ebfc60e53d445');
  });

  it('say it in the text that is signed once it is known, and of nobody but a consumer', () => {
    const living = (kind: 'consumer' | 'person' | 'organisation'): DocumentContent => ({ ...SAMPLE_CONTENT, parties: SAMPLE_CONTENT.parties.map((party) => (party.side === 'client' ? { ...party, kind, country: 'DE' } : party)) });
    expect(canonicalText(renderDocument(living('consumer'), PLAIN_WORDS))).toContain('party.next(gap(gap.legal_name),the Bank)\n  party.home: country(DE)\n');
    for (const kind of ['person', 'organisation'] as const) expect(hashOf(living(kind))).toBe(hashOf(SAMPLE_CONTENT));
  });

  it('say of a sole trader that the contract is none of their profession', () => {
    const content: DocumentContent = { ...SAMPLE_CONTENT, parties: SAMPLE_CONTENT.parties.map((party) => (party.side === 'client' ? { ...party, kind: 'protected_person' } : party)) };
    expect(canonicalText(renderDocument(content, PLAIN_WORDS))).toContain('\n  party.character: party.not_professional\n');
  });
});

describe('records frozen with shared words', () => {
  const content = { ...SAMPLE_CONTENT, clauses: SAMPLE_CONTENT.clauses.map((clause) => (clause.key === 'ending' ? { ...clause, body: 'Words:\n[[terms]]' } : clause)) };

  it('say what the words mean in the text that is signed', () => {
    const text = canonicalText(renderDocument(readStoredContent(content, 2), PLAIN_WORDS));
    expect(text).toContain('– Module. One lesson that can be taken alone. fact(term.form,a file)');
    expect(text).not.toBe(canonicalText(renderDocument({ ...content, terms: [] }, PLAIN_WORDS)));
  });

  it('leave out the shapes that only help to recognise a word', () => {
    const [term] = content.terms;
    const listed = { ...content, terms: term === undefined ? [] : [{ ...term, forms: ['modular thing'] }] };
    expect(canonicalText(renderDocument(listed, PLAIN_WORDS))).toBe(canonicalText(renderDocument(content, PLAIN_WORDS)));
  });
});
