import { describe, expect, it } from 'vitest';
import { LOCALES } from '../kernel/locale-list.ts';
import { tellCrm } from './crm-sample.ts';

describe.each(LOCALES)('two years of the firm, told in %s', (locale) => {
  const story = tellCrm(locale);

  it('is the same each time', () => {
    expect(tellCrm(locale)).toEqual(story);
  });

  it('lies in the past, and each deal moves forward in time', () => {
    for (const { visits } of story.deals) {
      expect(visits.map(({ daysAgo }) => daysAgo)).toEqual([...visits].map(({ daysAgo }) => daysAgo).sort((a, b) => b - a));
      expect(visits.every(({ daysAgo }) => daysAgo >= 1 && daysAgo <= 730)).toBe(true);
    }
    expect(story.interactions.every(({ daysAgo }) => daysAgo >= 1)).toBe(true);
    for (const { lifecycle } of story.clients) expect(lifecycle.map(({ daysAgo }) => daysAgo)).toEqual([...lifecycle].map(({ daysAgo }) => daysAgo).sort((a, b) => b - a));
  });

  it('has something of everything, so that every list and figure is alive', () => {
    const ends = story.deals.map(({ visits }) => visits.at(-1)?.stage);
    expect(ends.filter((stage) => stage === 'won').length).toBeGreaterThan(8);
    expect(ends.filter((stage) => stage === 'lost').length).toBeGreaterThan(5);
    expect(ends.filter((stage) => typeof stage === 'number').length).toBeGreaterThan(3);
    expect(new Set(story.interactions.map(({ kind }) => kind)).size).toBe(5);
    expect(new Set(story.clients.map(({ lifecycle }) => lifecycle.at(-1)?.to)).size).toBe(4);
    expect(story.interactions.some(({ kind, doneDaysAgo, dueIn }) => kind === 'task' && doneDaysAgo === null && (dueIn ?? 0) < 0)).toBe(true);
    expect(story.clients.some(({ nextStep }) => nextStep === '')).toBe(true);
  });
});
