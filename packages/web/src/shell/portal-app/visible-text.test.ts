import { expect, it } from 'vitest';
import { visibleText } from './visible-text.ts';

it('reads text and fields, and neither hidden fields nor boxes to tick', () => {
  const markup = '<p>Proszę o <b>podpis</b></p><input type="hidden" value="secret"/><input type="text" name="n" value="Anna Wrona"/><input type="checkbox" value="yes"/>';
  expect(visibleText(markup).split(/\s+/).filter((word) => word !== '')).toEqual(['Proszę', 'o', 'podpis', 'Anna', 'Wrona']);
});

it('takes a hundred thousand open brackets without effort', () => {
  expect(visibleText('<'.repeat(100_000)).trim()).toBe('');
});
