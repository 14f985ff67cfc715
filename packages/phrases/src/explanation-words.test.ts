import { explainPlan } from '@entente/core/explanation/explain-plan';
import { hardPlaces } from '@entente/core/explanation/hard-places';
import { wordPassage } from '@entente/core/explanation/passage-words';
import { measureReadability } from '@entente/core/explanation/readability';
import { SAMPLE_CONTENT } from '@entente/core/document/document.fixture';
import { LOCALES } from '@entente/core/kernel/locale';
import { describe, expect, it } from 'vitest';
import { explanationWords } from './explanation-words.ts';
import { translator } from './translators.ts';

const plan = { ...SAMPLE_CONTENT, phases: [...SAMPLE_CONTENT.phases, ...SAMPLE_CONTENT.phases.map((phase) => ({ ...phase, id: `${phase.id.slice(0, -1)}9`, name: 'Launch', startsOn: '2026-07-01', endsOn: null }))] };

describe.each(LOCALES)('an explanation in %s', (locale) => {
  const passages = (['formal', 'familiar'] as const).map((manner) => explainPlan(plan).map(({ facts }) => wordPassage(facts, explanationWords(translator(locale, manner)))));
  const [formal = [], familiar = []] = passages;
  const whole = formal.map(({ text }) => text).filter((text) => text !== '').join('\n');

  it('reads easily by the formula of its language, and holds no sentence that is too long', () => {
    expect(measureReadability(whole, locale)?.band).not.toBe('hard');
    expect(hardPlaces(whole, locale, []).filter(({ why }) => why === 'long_sentence')).toEqual([]);
  });

  it('is whole: no gap, no doubled stop, no sign of the phrases it is made of', () => expect(whole).not.toMatch(/\.\.|[{}|]| {2}|undefined/));

  it('speaks familiarly where the workspace does', () => {
    if (locale === 'en') expect(familiar).toEqual(formal);
    else expect(familiar.filter(({ text, title }, at) => text !== formal[at]?.text || title !== formal[at]?.title).length).toBeGreaterThan(2);
  });
});
