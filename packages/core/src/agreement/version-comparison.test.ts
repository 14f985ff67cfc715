import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareVersions, newsSince, type ClauseHash } from './version-comparison.ts';

const numbered = (clauses: readonly { id: string; words: string }[]): ClauseHash[] => clauses.map(({ id, words }, index) => ({ clauseId: id, number: `1.${index + 1}`, sha256: words }));
const versionOf = (words: string): ClauseHash[] => numbered(Array.from(words, (id) => ({ id: id.toLowerCase(), words: id })));
const lists = fc.uniqueArray(fc.record({ id: fc.string({ minLength: 1, maxLength: 2 }), words: fc.string({ maxLength: 2 }) }), { selector: ({ id }) => id, maxLength: 14 });

describe('comparing two versions', () => {
  it('finds nothing between a version and itself', () => {
    fc.assert(
      fc.property(lists, (list) => {
        expect(compareVersions(numbered(list), numbered(list))).toEqual([]);
      }),
    );
  });

  it('names what came, went and was reworded, and not the clauses that only got another number', () => {
    expect(compareVersions(versionOf('abcd'), versionOf('axBd'))).toEqual([
      { change: 'added', clauseId: 'x', number: '1.2' },
      { change: 'changed', clauseId: 'b', number: '1.3' },
      { change: 'removed', clauseId: 'c', number: '1.3' },
    ]);
    expect(compareVersions(versionOf('abcd'), versionOf('bcd'))).toEqual([{ change: 'removed', clauseId: 'a', number: '1.1' }]);
  });

  it('names one moved clause, not all the others it passed', () => {
    expect(compareVersions(versionOf('abcde'), versionOf('eabcd'))).toEqual([{ change: 'moved', clauseId: 'e', number: '1.1', from: '1.5' }]);
  });

  it('explains every difference: what is not named stands in both, with the same words, in the same order', () => {
    fc.assert(
      fc.property(lists, lists, (before, after) => {
        const changes = compareVersions(numbered(before), numbered(after));
        const named = new Set(changes.map(({ clauseId }) => clauseId));
        const rest = (list: typeof before) => list.filter(({ id }) => !named.has(id));
        expect(rest(before)).toEqual(rest(after));
        expect(named.size).toBe(changes.length);
      }),
    );
  });
});

describe('what a viewer has not seen', () => {
  const versions = [{ number: 1, clauses: versionOf('ab') }, { number: 2, clauses: versionOf('aBc') }];

  it('is nothing for who never looked: it is all there to be read', () => {
    expect(newsSince(null, { versions, remarks: [{ id: 'r', otherSideSpokeAt: '2026-01-02' }] })).toEqual({ changes: [], remarkIds: [] });
  });

  it('is what changed since their version and what was answered since they looked', () => {
    const remarks = [{ id: 'old', otherSideSpokeAt: '2026-01-01' }, { id: 'new', otherSideSpokeAt: '2026-01-03' }, { id: 'silent', otherSideSpokeAt: null }];
    const news = newsSince({ versionNumber: 1, at: '2026-01-02' }, { versions, remarks });
    expect(news.changes.map(({ change, clauseId }) => `${change} ${clauseId}`)).toEqual(['changed b', 'added c']);
    expect(news.remarkIds).toEqual(['new']);
  });

  it('is empty for who saw the newest version', () => {
    expect(newsSince({ versionNumber: 2, at: '2026-01-02' }, { versions, remarks: [] }).changes).toEqual([]);
  });
});
