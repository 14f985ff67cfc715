import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEEPEST_CHAIN, judgeChain, MOST_RUNS_AN_HOUR } from './automation-chain.ts';
import { isHeard, type Heard } from './automation-match.ts';
import { actedOn, kindOf, type AutomationTrigger } from './automation.ts';
import { lateFrom } from './late-from.ts';
import { commitmentStanding } from '../commitment/commitment-state.ts';
import { WEEKDAYS_ONLY } from '../kernel/working-day.ts';
import { addDays } from '../kernel/zoned-time.ts';

const heard = (topic: string, payload: Record<string, unknown> = {}, more: Partial<Heard> = {}): Heard => ({ topic, payload, ...more });
const about = (side: 'provider' | 'client' | null, text: 'main' | 'amendment' | 'part' | null = null) => ({ subject: { side, text } });
const [OFFER, WON] = ['00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000002'];

describe('a trigger', () => {
  it.each<[AutomationTrigger, ReturnType<typeof heard>, boolean]>([
    [{ on: 'record_created', kind: 'client' }, heard('client.created'), true],
    [{ on: 'record_created', kind: 'client' }, heard('deal.created'), false],
    [{ on: 'record_changed', kind: 'deal', fields: [] }, heard('deal.changed', { set: { amount: 1 } }), true],
    [{ on: 'record_changed', kind: 'deal', fields: ['ownerId'] }, heard('deal.changed', { set: { amount: 1 } }), false],
    [{ on: 'stage_entered', stageId: OFFER }, heard('deal.moved', { toStageId: OFFER }), true],
    [{ on: 'stage_entered', stageId: OFFER }, heard('deal.won', { toStageId: WON }), false],
    [{ on: 'stage_entered', stageId: null }, heard('deal.created', { toStageId: OFFER }), true],
    [{ on: 'deal_won' }, heard('deal.won'), true],
    [{ on: 'lifecycle_changed', to: 'active' }, heard('client.changed', { set: { lifecycle: 'active' } }), true],
    [{ on: 'lifecycle_changed', to: 'active' }, heard('client.changed', { set: { lifecycle: 'former' } }), false],
    [{ on: 'lifecycle_changed', to: null }, heard('client.changed', { set: { name: 'x' } }), false],
    [{ on: 'quiet', kind: 'deal', days: 7 }, heard('deal.changed'), false],
    [{ on: 'record_created', kind: 'engagement' }, heard('engagement.created'), true],
    [{ on: 'engagement_closed' }, heard('engagement.changed', { set: { state: 'closed' } }), true],
    [{ on: 'engagement_closed' }, heard('engagement.changed', { set: { name: 'x' } }), false],
    [{ on: 'engagement_reopened' }, heard('engagement.changed', { set: { state: 'open' } }), true],
    [{ on: 'agreement', event: 'sealed', which: 'main', side: null }, heard('agreement.sealed', {}, about(null, 'main')), true],
    [{ on: 'agreement', event: 'sealed', which: 'main', side: null }, heard('agreement.sealed', {}, about(null, 'amendment')), false],
    [{ on: 'agreement', event: 'sealed', which: 'main', side: null }, heard('agreement.sealed', {}, about(null, 'part')), false],
    [{ on: 'agreement', event: 'sealed', which: 'amendment', side: null }, heard('agreement.sealed', {}, about(null, 'amendment')), true],
    [{ on: 'agreement', event: 'sealed', which: 'any', side: null }, heard('agreement.sealed', {}, about(null, 'part')), true],
    [{ on: 'agreement', event: 'asked', which: 'any', side: 'client' }, heard('remark.added', { kind: 'question' }, { actorSide: 'client' }), true],
    [{ on: 'agreement', event: 'asked', which: 'any', side: 'client' }, heard('remark.added', { kind: 'question' }, { actorSide: 'provider' }), false],
    [{ on: 'agreement', event: 'asked', which: 'any', side: null }, heard('remark.added', { kind: 'proposal' }), false],
    [{ on: 'agreement', event: 'proposed', which: 'any', side: null }, heard('remark.added', { kind: 'proposal' }), true],
    [{ on: 'commitment', event: 'done', side: 'client' }, heard('commitment.done', {}, about('client')), true],
    [{ on: 'commitment', event: 'done', side: 'client' }, heard('commitment.done', {}, about('provider')), false],
    [{ on: 'commitment', event: 'done', side: null }, heard('commitment.stuck', {}, about('client')), false],
    [{ on: 'expectation', event: 'doubtful', side: 'provider' }, heard('expectation.doubtful', {}, about('client')), false],
    [{ on: 'meeting', event: 'missed', side: 'client' }, heard('meeting.missed', { side: 'client' }), true],
    [{ on: 'meeting', event: 'missed', side: 'client' }, heard('meeting.missed', { side: 'provider' }), false],
    [{ on: 'meeting', event: 'held', side: null }, heard('meeting.held', {}), true],
    [{ on: 'commitment_late', side: null, days: 1 }, heard('commitment.moved'), false],
  ])('%o hears %o: %s', (trigger, activity, hears) => expect(isHeard(trigger, activity)).toBe(hears));
});

describe('what a trigger is about', () => {
  it.each<[AutomationTrigger, ReturnType<typeof kindOf>]>([
    [{ on: 'meeting', event: 'held', side: null }, 'engagement'],
    [{ on: 'agreement_waits', waitsFor: 'opening', which: 'any', days: 3 }, 'engagement'],
    [{ on: 'engagement_closed' }, 'engagement'],
    [{ on: 'deal_won' }, 'deal'],
    [{ on: 'quiet', kind: 'contact', days: 3 }, 'contact'],
    [{ on: 'lifecycle_changed', to: null }, 'client'],
  ])('%o is about a record of the kind %s', (trigger, kind) => expect(kindOf(trigger)).toBe(kind));

  it('leads from an engagement to its client and the deal, and from nothing else', () => {
    const act = { do: 'set_field', of: 'client', field: 'lifecycle', value: 'active' } as const;
    expect([actedOn('engagement', act), actedOn('deal', act), actedOn('engagement', { ...act, of: 'deal' }), actedOn('deal', { do: 'add_tag', tagId: OFFER })]).toEqual(['client', null, 'deal', 'deal']);
  });
});

describe('lateness', () => {
  // The sixth of March 2026 is a Friday.
  it.each([['2026-03-06', 1, '2026-03-09'], ['2026-03-09', 1, '2026-03-10'], ['2026-03-06', 3, '2026-03-09'], ['2026-03-06', 5, '2026-03-11']])('of what was promised for %s begins %i days later, on a working day: %s', (dueOn, days, from) => expect(lateFrom(dueOn, days, WEEKDAYS_ONLY)).toBe(from));

  it('begins when the board says so', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 20 }), (start, after) => {
        const dueOn = addDays('2026-01-01', start);
        const today = addDays(dueOn, after);
        const { state } = commitmentStanding({ side: 'client', dueOn, expectedOn: null, doneAt: null, stuckAt: null, exceptedAt: null }, today, WEEKDAYS_ONLY);
        expect(today >= lateFrom(dueOn, 1, WEEKDAYS_ONLY)).toBe(state === 'late');
      }),
    );
  });
});

describe('loop safety', () => {
  it('no automation answers to its own act, however long the way, and every chain ends', () => {
    fc.assert(
      fc.property(fc.constantFrom('a', 'b', 'c', 'd', 'e'), fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 10 }), (first, order) => {
        const chain = [first];
        for (const automationId of order) if (judgeChain({ automationId, chain, runsThisHour: 0 }) === 'run') chain.push(automationId);
        expect(new Set(chain).size).toBe(chain.length);
        expect(chain.length).toBeLessThanOrEqual(DEEPEST_CHAIN);
      }),
    );
  });

  it('a flood is stopped', () => expect(judgeChain({ automationId: 'a', chain: [], runsThisHour: MOST_RUNS_AN_HOUR })).toBe('too-often'));
});
