import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, weekday } from '../kernel/zoned-time.ts';
import { answerDueOn, everydayChannel, isWeekend, movingNoticeHours, phonesBadNewsFirst, quietHoursOf, reviewDay } from './acting-rules.ts';
import { choicesOf, eightCards, furtherCards, isAnswerOf, type RuleAnswer, type RuleCard } from './rule-card.ts';
import { differingCards, inForce, newestOfEach, rulesForAll, rulesTowards } from './several-people.ts';
import { agreedRules, middleOf, openCards, settleRules } from './settle-rules.ts';

const cards = eightCards();
const cardOf = (key: string): RuleCard => cards.find((card) => card.key === key) ?? { key: '018f0000-0000-7000-8000-000000000001', question: 'Cameras on?', choices: ['Always', 'Where we can', 'Never'] };
const tap = (card: string, choice: string): RuleAnswer => ({ card, choice, words: '' });
const say = (card: string, words: string): RuleAnswer => ({ card, choice: '', words });
const lineOf = (provider: RuleAnswer[], client: RuleAnswer[], picks: Parameters<typeof settleRules>[2] = []) => settleRules(cards, { provider, client }, picks).find(({ card }) => card === (provider[0] ?? client[0])?.card);

describe('what two blind answers come to', () => {
  it('is the answer itself where both said the same', () => {
    expect(lineOf([tap('bad_news', 'phone_first')], [tap('bad_news', 'phone_first')])).toMatchObject({ state: 'same', settled: { as: 'one', rule: { choice: 'phone_first' } } });
  });

  it('is the middle where they differ, the easier one to keep between two neighbours', () => {
    expect(lineOf([tap('answer_times', 'same_day')], [tap('answer_times', 'two_days')])).toMatchObject({ state: 'differs', middle: { choice: 'one_day' } });
    expect(lineOf([tap('answer_times', 'same_day')], [tap('answer_times', 'one_day')])?.middle).toEqual({ choice: 'one_day', words: '' });
  });

  it('is for each side its own where the card is about the side itself', () => {
    expect(lineOf([tap('quiet_hours', 'none')], [tap('quiet_hours', 'evenings')])).toMatchObject({ state: 'each', settled: { as: 'each', provider: { choice: 'none' }, client: { choice: 'evenings' } } });
  });

  it('is open where words stand against a choice, until somebody picks or wants to talk', () => {
    const [ours, theirs] = [[say('lateness', 'Ring the bell.')], [tap('lateness', 'wait_three_days')]];
    expect(lineOf(ours, theirs)).toMatchObject({ state: 'differs', middle: null, settled: null });
    expect(openCards(settleRules(cards, { provider: ours, client: theirs }, []))).toEqual(['lateness']);
    expect(lineOf(ours, theirs, [{ card: 'lateness', pick: 'provider' }])?.settled).toEqual({ as: 'one', rule: { choice: '', words: 'Ring the bell.' } });
    expect(lineOf(ours, theirs, [{ card: 'lateness', pick: 'talk' }])?.settled).toEqual({ as: 'talk' });
  });

  it('leaves out what both skipped, and proposes the one answer where only one did', () => {
    const lines = settleRules(cards, { provider: [tap('patience', 'silence'), tap('directness', 'straight')], client: [] }, []);
    expect(agreedRules(lines).map(({ card }) => card)).toEqual(['directness', 'patience']);
    expect(lines.find(({ card }) => card === 'directness')?.state).toBe('one_side');
  });

  it('lies between the two, whichever side said which, on every card', () => {
    const two = fc.constantFrom(...cards, cardOf('own')).chain((card) => fc.tuple(fc.constant(card), fc.constantFrom(...choicesOf(card)), fc.constantFrom(...choicesOf(card))));
    fc.assert(fc.property(two, ([card, a, b]) => {
      const [one, other] = [{ choice: a, words: '' }, { choice: b, words: '' }];
      const order = choicesOf(card);
      const at = order.indexOf(middleOf(card, one, other)?.choice ?? '');
      expect(middleOf(card, other, one)).toEqual(middleOf(card, one, other));
      expect(at).toBeGreaterThanOrEqual(Math.min(order.indexOf(a), order.indexOf(b)));
      expect(at).toBeLessThanOrEqual(Math.max(order.indexOf(a), order.indexOf(b)));
    }));
  });

  it('takes only what a card offers, or words', () => {
    expect(isAnswerOf(cardOf('bad_news'), tap('bad_news', 'phone_first'))).toBe(true);
    expect(isAnswerOf(cardOf('bad_news'), tap('bad_news', 'evenings'))).toBe(false);
    expect(isAnswerOf(cardOf('bad_news'), say('bad_news', ' '))).toBe(false);
    expect(isAnswerOf(cardOf('own'), tap('own', '2'))).toBe(true);
    expect(isAnswerOf(cardOf('own'), tap('own', '3'))).toBe(false);
  });
});

describe('rules that act', () => {
  const rules = agreedRules(settleRules(cards, {
    provider: [tap('answer_times', 'one_day'), tap('quiet_hours', 'none'), tap('bad_news', 'phone_first')],
    client: [tap('answer_times', 'one_day'), tap('quiet_hours', 'evenings')],
  }, []));

  it('leave the people of each side alone by their own answer', () => {
    expect(quietHoursOf(rules, 'client', 'Europe/Warsaw')).toEqual({ timeZone: 'Europe/Warsaw', from: '18:00', until: '08:00', days: [6, 7] });
    expect(quietHoursOf(rules, 'provider', 'Europe/Warsaw')).toBeNull();
  });

  it('count working days for an answer: asked on Friday, due on Monday', () => {
    expect(answerDueOn(rules, { askedAt: new Date('2026-11-27T15:00:00Z'), timeZone: 'Europe/Warsaw', isFree: isWeekend })).toBe('2026-11-30');
    expect(answerDueOn(rules, { askedAt: new Date('2026-11-28T15:00:00Z'), timeZone: 'Europe/Warsaw', isFree: isWeekend })).toBe('2026-12-01');
    expect(answerDueOn([], { askedAt: new Date(), timeZone: 'UTC', isFree: isWeekend })).toBeNull();
  });

  it('never make an answer due on a free day or before it was asked', () => {
    fc.assert(fc.property(fc.constantFrom('same_day', 'one_day', 'two_days', 'three_days'), fc.integer({ min: 0, max: 5_000 }), (choice, days) => {
      const asked = addDays('2020-01-01', days);
      const due = answerDueOn([{ card: 'answer_times', settled: { as: 'one', rule: { choice, words: '' } } }], { askedAt: new Date(`${asked}T12:00:00Z`), timeZone: 'UTC', isFree: isWeekend }) ?? '';
      expect(weekday(due)).toBeLessThan(6);
      expect(due >= asked).toBe(true);
    }));
  });

  it('ask for a call before bad news is written, and come up again after six weeks', () => {
    expect(phonesBadNewsFirst(rules)).toBe(true);
    expect(phonesBadNewsFirst([])).toBe(false);
    expect([reviewDay('2026-11-28', 'first'), reviewDay('2026-11-28', 'next')]).toEqual(['2027-01-09', '2027-02-27']);
  });
});

describe('rounds with several people', () => {
  it('act towards each by what asks more of us; in confided work by what was agreed with that person alone', () => {
    const agreed = (personId: string | null, choice: string) => ({ personId, rules: [{ card: 'answer_times', settled: { as: 'one' as const, rule: { choice, words: '' } } }] });
    const all = [agreed('anna', 'two_days'), agreed('marek', 'same_day'), agreed(null, 'one_day')];
    const chosen = (personId: string | null, isConfided: boolean) => rulesTowards(all, { personId, isConfided }).map(({ settled }) => (settled.as === 'one' ? settled.rule.choice : ''));
    expect([chosen('anna', false), chosen('ewa', false), chosen(null, false)]).toEqual([['same_day'], ['same_day'], ['same_day']]);
    expect([chosen('anna', true), chosen('marek', true), chosen('ewa', true), chosen(null, true)]).toEqual([['two_days'], ['same_day'], [], []]);
  });

  const rule = fc.record({ card: fc.constantFrom('answer_times', 'bad_news', 'lateness'), at: fc.nat({ max: 2 }) }).map(({ card, at }) => ({ card, settled: { as: 'one' as const, rule: { choice: choicesOf(cardOf(card))[at] ?? '', words: '' } } }));
  const agreed = fc.array(fc.uniqueArray(rule, { selector: ({ card }) => card }), { maxLength: 4 });

  it('end those of the same person alone', () => {
    const rounds = [{ id: 4, askedEmail: 'anna' }, { id: 3, askedEmail: 'marek' }, { id: 2, askedEmail: 'anna' }, { id: 1, askedEmail: 'ewa' }];
    expect(newestOfEach(rounds).map(({ id }) => id)).toEqual([4, 3, 1]);
    expect(newestOfEach([])).toEqual([]);
  });

  it('act by what asks most of us, whoever was asked last; what differs is named', () => {
    fc.assert(fc.property(agreed, (all) => {
      const acting = rulesForAll(all);
      expect(new Set(acting.map(({ card }) => card)).size).toBe(acting.length);
      const byCard = (one: readonly { card: string }[]) => one.toSorted((a, b) => a.card.localeCompare(b.card));
      expect(byCard(rulesForAll(all.toReversed()))).toEqual(byCard(acting));
      for (const { card, settled } of acting) {
        const said = all.flat().filter((one) => one.card === card).map((one) => one.settled.rule.choice);
        const choices = choicesOf(cardOf(card));
        expect(settled.as === 'one' ? choices.indexOf(settled.rule.choice) : -1).toBe(Math.min(...said.map((choice) => choices.indexOf(choice))));
        expect(differingCards(all).includes(card)).toBe(new Set(said).size > 1);
      }
      expect(new Set(acting.map(({ card }) => card))).toEqual(new Set(all.flat().map(({ card }) => card)));
    }));
  });
});

describe('rules of an order and of its framework agreement', () => {
  const rule = (card: string, choice: string) => ({ card, settled: choice === 'talk' ? { as: 'talk' as const } : { as: 'one' as const, rule: { choice, words: '' } } });
  const round = (askedEmail: string, ofFramework: boolean, ...agreed: readonly ReturnType<typeof rule>[]) => ({ askedEmail, ofFramework, agreed });
  const left = (rounds: readonly ReturnType<typeof round>[], isConfided = false) => inForce(rounds, { isConfided }).map(({ agreed }) => agreed.map(({ card }) => card));

  it('are those of the order, and of the framework agreement what the order says nothing about', () => {
    const framework = round('anna', true, rule('answer_times', 'one_day'), rule('bad_news', 'phone_first'));
    expect(left([framework])).toEqual([['answer_times', 'bad_news']]);
    expect(left([round('ewa', false, rule('answer_times', 'two_days')), framework])).toEqual([['answer_times'], ['bad_news']]);
    expect(left([round('ewa', false, rule('answer_times', 'two_days')), framework, round('ewa', true, rule('answer_times', 'same_day'))])).toEqual([['answer_times'], ['bad_news'], []]);
  });

  it('are not replaced by a talk that is still to be had, nor in confided work by what somebody else agreed', () => {
    const framework = round('anna', true, rule('answer_times', 'one_day'));
    const talk = round('anna', false, rule('answer_times', 'talk'));
    expect(left([talk, framework])).toEqual([['answer_times'], ['answer_times']]);
    expect(rulesForAll(inForce([talk, framework], { isConfided: false }).map(({ agreed }) => agreed))).toEqual([rule('answer_times', 'one_day')]);
    expect([left([round('ewa', false, rule('answer_times', 'two_days')), framework], true), left([round('anna', false, rule('answer_times', 'two_days')), framework], true)]).toEqual([[['answer_times'], ['answer_times']], [['answer_times'], []]]);
  });
});

describe('the cards beside the eight', () => {
  const agreed = (card: string, choice: string) => agreedRules(settleRules(furtherCards(), { provider: [tap(card, choice)], client: [tap(card, choice)] }, []));

  it('say how many hours ahead a meeting is moved, and nothing in words of one’s own', () => {
    expect(['two_days', 'one_day', 'same_day'].map((choice) => movingNoticeHours(agreed('meeting_moves', choice)))).toEqual([48, 24, 4]);
    expect([movingNoticeHours([]), movingNoticeHours([{ card: 'meeting_moves', settled: { as: 'one', rule: { choice: '', words: 'Any time.' } } }])]).toEqual([null, null]);
  });

  it('name the everyday channel where a plan has it', () => {
    expect(['call', 'message', 'mail'].map((choice) => everydayChannel(agreed('everyday_channel', choice)))).toEqual(['phone', 'chat', 'mail']);
  });

  it('are asked beside the eight, never in their place', () => {
    expect(furtherCards().map(({ key }) => key).filter((key) => cards.some((card) => card.key === key))).toEqual([]);
    expect(furtherCards().every((card) => choicesOf(card).length > 1)).toBe(true);
  });
});
