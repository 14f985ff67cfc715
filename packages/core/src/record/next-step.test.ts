import { describe, expect, it } from 'vitest';
import { hasNextStep, mayComeNext, type NextFacts } from './next-step.ts';

const NOW = '2026-11-30T09:00:00.000Z';
const facts = (part: Partial<NextFacts>): NextFacts => ({ nextStep: '', nextStepOn: null, nextTaskId: null, plannedUntil: null, ...part });

describe('a record', () => {
  it('has a next step by its words, its day, an open task, or what lies ahead', () => {
    expect([{ nextStep: 'Call' }, { nextStepOn: '2026-12-01' }, { nextTaskId: 't' }, { plannedUntil: '2026-11-30T09:00:00.001Z' }].map((part) => hasNextStep(facts(part), NOW))).toEqual([true, true, true, true]);
  });

  it('has none without any of these, nor by what was planned and is over', () => {
    expect([facts({}), facts({ plannedUntil: NOW })].map((one) => hasNextStep(one, NOW))).toEqual([false, false]);
  });
});

it('a task may come next whenever it was written, a call or meeting while it lies ahead, a note or mail never', () => {
  const at = (kind: string) => ['2026-11-30T08:00:00Z', '2026-12-30T08:00:00Z'].map((happenedAt) => mayComeNext({ kind, happenedAt }, NOW));
  expect(['task', 'call', 'meeting', 'note', 'mail'].map(at)).toEqual([[true, true], [false, true], [false, true], [false, false], [false, false]]);
});
