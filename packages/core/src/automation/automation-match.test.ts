import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEEPEST_CHAIN, judgeChain, MOST_RUNS_AN_HOUR } from './automation-chain.ts';
import { isHeard } from './automation-match.ts';
import type { AutomationTrigger } from './automation.ts';

const heard = (topic: string, payload: Record<string, unknown> = {}) => ({ topic, payload });
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
  ])('%o hears %o: %s', (trigger, activity, hears) => expect(isHeard(trigger, activity)).toBe(hears));
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
