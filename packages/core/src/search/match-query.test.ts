import { describe, expect, it } from 'vitest';
import { makeMatcher, snippet } from './match-query.ts';
import { isEmptyQuery, readQuery, termQuery } from './search-query.ts';

const match = (q: string, ...texts: string[]) => makeMatcher(readQuery(q, 'PL'))(texts.map((text, at) => ({ text, weight: at === 0 ? 1 : 0.6, digits: at > 0 })));
const score = (q: string, ...texts: string[]): number => match(q, ...texts)?.score ?? 0;

describe('how well a record fits', () => {
  it('the name as typed before a name that begins so, one that sounds so, and one that was mistyped', () => {
    const order = ['Kowal', 'Kowalski', 'Kowel'].map((name) => score('kowal', name));
    expect(order).toEqual([...order].sort((a, b) => b - a));
    expect(score('Щукина', 'Щукина')).toBeGreaterThan(score('Shchukina', 'Щукина'));
    expect(score('Shchukina', 'Щукина')).toBeGreaterThan(score('Shchukna', 'Щукина'));
  });

  it('every word has to be found somewhere', () => {
    expect(match('anna bank', 'Anna Lis', 'Bank Wschodni')).not.toBeNull();
    expect(match('anna mleko', 'Anna Lis', 'Bank Wschodni')).toBeNull();
  });

  it('marks what was typed of a word, and all of a word that only sounds so', () => {
    expect(match('kow', 'Jan Kowalski')?.texts[0]?.ranges).toEqual([{ from: 4, to: 7 }]);
    expect(match('Szczu', 'Юлия Щукина')?.texts[0]?.ranges).toEqual([{ from: 5, to: 11 }]);
  });

  it('finds a number in any format', () => {
    expect(match('+48 601-234-567', 'Jan', '601 234 567')?.texts[1]?.ranges).toEqual([{ from: 0, to: 11 }]);
    expect(match('601 999', 'Jan', '601 234 567')).toBeNull();
  });
});

describe('a query', () => {
  it('of signs alone is empty', () => {
    expect(['', ' ', '***', '«»'].map((text) => isEmptyQuery(readQuery(text, 'PL')))).toEqual([true, true, true, true]);
  });

  it('asks for every word in any of its readings, and only for plain terms', () => {
    const asked = termQuery(readQuery("o'neill & | ! (ко", 'PL'), { breadth: 'names', tag: 'abcde' });
    expect(asked).toBe("((('abcde=onejl') & ('abcde=ko':*)))");
    expect(termQuery({ ...readQuery('ко ло', 'PL'), others: [] }, { breadth: 'all', tag: 'x', wide: true, near: new Map([['ло', ['lot']]]), owners: ['o1', 'o2'] })).toBe("((('x=ko':* | 'xko':*) & ('x=lo':* | 'x=lot' | 'xlo':* | 'xlot'))) & ('x@o1' | 'x@o2')");
  });
});

describe('a piece of a note', () => {
  const text = `${'wstęp '.repeat(40)}tutaj budżet ${'dalej '.repeat(40)}`;
  it('stands around what was found, with the finds at their places', () => {
    const from = text.indexOf('budżet');
    const cut = snippet(text, [{ from, to: from + 6 }]);
    expect(cut.text.length).toBeLessThan(170);
    expect(cut.ranges.map((range) => cut.text.slice(range.from, range.to))).toEqual(['budżet']);
  });
});
