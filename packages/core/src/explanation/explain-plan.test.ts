import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idOf, SAMPLE_CONTENT } from '../document/document.fixture.ts';
import { PLAIN_WORDS } from '../document/frame-words.fixture.ts';
import { HOLIDAY_COUNTRIES, holidayCalendar } from '../kernel/holidays.ts';
import { addDays } from '../kernel/zoned-time.ts';
import { explainPlan, type PassageFacts } from './explain-plan.ts';
import { wordPassage, type ExplanationWords } from './passage-words.ts';
import { workingDaysWithin } from './plan-days.ts';

/** Words that show which phrase was asked for with what; the real ones are in packages/phrases. */
const WORDS: ExplanationWords = { frame: PLAIN_WORDS, say: (word, values = {}) => [word, ...Object.values(values)].join('|') };
const [phase] = SAMPLE_CONTENT.phases;
const [module] = SAMPLE_CONTENT.deliverables;
const keys = (content = SAMPLE_CONTENT) => explainPlan(content).map(({ key }) => key);
const factsOf = (content: typeof SAMPLE_CONTENT, key: string): PassageFacts | undefined => explainPlan(content).find((one) => one.key === key)?.facts;
const phaseId = `phase-${idOf(51)}`;

describe('the explanation of a plan', () => {
  it('tells the whole way, each phase, the answers, what the client does, and leaves a place for own words', () => {
    expect(keys()).toEqual(['course', phaseId, 'answers', 'yours', 'own']);
    expect(factsOf(SAMPLE_CONTENT, phaseId)).toMatchObject({ name: 'Making', things: [{ name: 'Module', quantity: 5 }], checks: ['opens in the LMS', 'has subtitles'], needs: ['Recordings of calls'] });
  });

  it('says why a phase takes that long: its working days, and how many of them are for answers', () => {
    // 2 April to 26 June 2026 in Poland: 62 weekdays, without Easter Monday, 1 May and Corpus Christi.
    expect(factsOf(SAMPLE_CONTENT, phaseId)).toMatchObject({ workingDays: 59, readingDays: 15 });
  });

  it('gives no sum where the answers would take the whole phase', () => {
    const short = { ...SAMPLE_CONTENT, phases: SAMPLE_CONTENT.phases.map((one) => ({ ...one, endsOn: '2026-04-15' })) };
    expect(factsOf(short, phaseId)).toMatchObject({ workingDays: 9, readingDays: null });
    const backwards = { ...SAMPLE_CONTENT, phases: SAMPLE_CONTENT.phases.map((one) => ({ ...one, endsOn: '2026-03-15' })) };
    expect(factsOf(backwards, phaseId)).toMatchObject({ workingDays: null, readingDays: null });
  });

  it('puts the client’s steps in the order of their days, an input without a day by the start of its phase', () => {
    expect(factsOf(SAMPLE_CONTENT, 'yours')).toEqual({ passage: 'yours', steps: [
      { does: 'give', on: '2026-04-02', what: 'Recordings of calls', form: 'audio', who: 'Anna Wrona' },
      { does: 'look', on: '2026-05-12', what: 'Module', days: 5 },
    ] });
  });

  it('says nothing that the frame does not say', () => {
    const empty = { ...SAMPLE_CONTENT, phases: [], deliverables: [], clientInputs: [] };
    expect(keys(empty)).toEqual(['own']);
    const loose = { ...empty, deliverables: SAMPLE_CONTENT.deliverables.map((one) => ({ ...one, phaseId: null, reviewDays: 0 })) };
    expect(explainPlan(loose).map(({ facts }) => facts)).toEqual([{ passage: 'course', phases: [], from: null, to: '2026-05-12', things: [{ name: 'Module', quantity: 5 }] }, { passage: 'own' }]);
  });

  it('changes only the paragraphs whose part of the frame changed', () => {
    const change = fc.constantFrom<readonly [typeof SAMPLE_CONTENT, readonly string[]]>(
      [{ ...SAMPLE_CONTENT, head: { ...SAMPLE_CONTENT.head, title: 'Other' } }, []],
      [{ ...SAMPLE_CONTENT, clauses: [], results: [], billingItems: [] }, []],
      [{ ...SAMPLE_CONTENT, phases: SAMPLE_CONTENT.phases.map((one) => ({ ...one, description: 'We make it.' })) }, [phaseId]],
      [{ ...SAMPLE_CONTENT, clientInputs: SAMPLE_CONTENT.clientInputs.map((one) => ({ ...one, form: 'video' })) }, ['yours']],
      [{ ...SAMPLE_CONTENT, deliverables: SAMPLE_CONTENT.deliverables.map((one) => ({ ...one, rounds: 1 })) }, [phaseId, 'answers']],
    );
    fc.assert(fc.property(change, ([content, changed]) => {
      const before = new Map(explainPlan(SAMPLE_CONTENT).map(({ key, facts }) => [key, JSON.stringify(facts)]));
      expect(explainPlan(content).filter(({ key, facts }) => before.get(key) !== JSON.stringify(facts)).map(({ key }) => key)).toEqual(changed);
    }));
  });
});

describe('its words', () => {
  const worded = (facts: PassageFacts | undefined) => (facts === undefined ? '' : wordPassage(facts, WORDS).text);

  it('are phrases, one after another', () => {
    expect(worded(factsOf(SAMPLE_CONTENT, phaseId))).toBe('phase.days|2026-04-02|2026-06-26|59 phase.reading|15\nphase.needs|Recordings of calls phase.things|thing.many|Module|5 phase.checks|2');
    expect(worded(factsOf(SAMPLE_CONTENT, 'answers'))).toBe('answers.days|5 answers.rounds|2 answers.round answers.deciders|Anna Wrona');
  });

  it('list the client’s steps, the first dozen and how many more', () => {
    const many = { ...SAMPLE_CONTENT, deliverables: Array.from({ length: 20 }, (_, at) => ({ ...SAMPLE_CONTENT.deliverables[0], ...module, id: idOf(600 + at) })) } as typeof SAMPLE_CONTENT;
    const lines = worded(factsOf(many, 'yours')).split('\n');
    expect([lines.length, lines.at(-1)]).toEqual([13, 'yours.more|9']);
    expect(lines.slice(0, 12).every((line) => line.startsWith('- '))).toBe(true);
  });

  it('leave the provider’s own words to the provider', () => expect(wordPassage({ passage: 'own' }, WORDS)).toEqual({ title: 'own.title', text: '' }));
});

it('working days are within the stretch, and days added to it add none or more', () => {
  fc.assert(fc.property(fc.constantFrom(...HOLIDAY_COUNTRIES), fc.integer({ min: 0, max: 700 }), fc.integer({ min: 0, max: 120 }), (country, start, length) => {
    const calendar = holidayCalendar(country);
    const from = addDays('2025-01-01', start);
    const count = workingDaysWithin(from, addDays(from, length), calendar);
    expect(count).toBeGreaterThanOrEqual(0);
    expect(count).toBeLessThanOrEqual(length + 1);
    expect(workingDaysWithin(from, addDays(from, length + 1), calendar) - count).toBeLessThanOrEqual(1);
  }));
  expect(phase?.name).toBe('Making');
});
