import { describe, expect, it } from 'vitest';
import { planMoveBack } from './move-back.ts';

const open = { pipelineId: 'p', stageId: 'talks', state: 'open', stageSince: '1', closedOn: null, lostReasonId: null, lostNote: '', competitor: '' };
const won = { ...open, stageId: 'won', state: 'won', stageSince: '2', closedOn: '2026-03-01' };
const lost = { ...won, stageId: 'lost', state: 'lost', stageSince: '3', lostReasonId: 'price', lostNote: 'Too much', competitor: 'Orzeł' };

describe('taking a move back', () => {
  it('puts everything back that nobody has edited since', () => {
    expect(planMoveBack({ before: lost, after: open }, open)).toEqual({ set: lost, kept: [] });
    expect(planMoveBack({ before: open, after: won }, won)).toEqual({ set: open, kept: [] });
  });

  it('keeps what was edited since, and says so', () => {
    const { set, kept } = planMoveBack({ before: won, after: lost }, { ...lost, lostNote: 'Said no', competitor: 'Kruk' });
    expect(kept).toEqual(['lostNote', 'competitor']);
    expect(set).toEqual({ pipelineId: 'p', stageId: 'won', state: 'won', stageSince: '2', closedOn: '2026-03-01', lostReasonId: null });
  });

  it('leaves nothing of a closing on a deal that is open again', () => {
    const { set, kept } = planMoveBack({ before: open, after: lost }, { ...lost, closedOn: '2026-04-01', lostNote: 'Said no', competitor: 'Kruk' });
    expect(kept).toEqual(['competitor']);
    expect(set).toMatchObject({ state: 'open', closedOn: null, lostReasonId: null, lostNote: '' });
  });

  it('puts everything back where it is not known what the move wrote', () => {
    expect(planMoveBack({ before: won, after: undefined }, { ...lost, competitor: 'Kruk' })).toEqual({ set: won, kept: [] });
  });
});
