import { expect, it } from 'vitest';
import { visibleText } from './visible-text.ts';

it('reads text and fields, and neither hidden fields nor boxes to tick', () => {
  const markup = '<p>Proszę o <b>podpis</b></p><input type="hidden" value="secret"/><input type="text" name="n" value="Anna Wrona"/><input type="checkbox" value="yes"/>';
  expect(visibleText(markup).split(/\s+/).filter((word) => word !== '')).toEqual(['Proszę', 'o', 'podpis', 'Anna', 'Wrona']);
});

it('reads the name of a fold and not what is in it, until it is opened', () => {
  const fold = (attributes: string) => `<p>before</p><details class="p-fold"${attributes}><summary>Form</summary><p>To: <b>us</b></p></details><p>after</p>`;
  const words = (markup: string) => visibleText(markup).split(/\s+/).filter((word) => word !== '');
  expect(words(fold(''))).toEqual(['before', 'Form', 'after']);
  expect(words(fold(' open=""'))).toEqual(['before', 'Form', 'To:', 'us', 'after']);
});

it('takes a hundred thousand open brackets without effort', () => {
  expect(visibleText('<'.repeat(100_000)).trim()).toBe('');
});
