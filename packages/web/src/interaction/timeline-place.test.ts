import { describe, expect, it } from 'vitest';
import { chosenKinds, isNarrowed, timelinePlaceFrom, withKind, withPlace } from './timeline-place.ts';

describe('the address of a timeline', () => {
  it('says what it is narrowed to; what does not belong is left out', () => {
    const place = { kinds: 'call,change', period: 'last_30_days', find: 'umowa', from: '2026-01-05' };
    expect(timelinePlaceFrom(place)).toEqual(place);
    expect(timelinePlaceFrom({ kinds: 'note,secret', by: 'me', period: 'ever', from: '2026-02-30', to: 5, find: ' ', filter: 'x', other: 1 })).toEqual({});
    expect(timelinePlaceFrom({ find: 2026 })).toEqual({ find: '2026' });
  });

  it('takes kinds one by one; all of them are no choice', () => {
    const all = ['note', 'call', 'meeting', 'mail', 'task', 'change'] as const;
    expect(chosenKinds(withKind(withKind({}, 'call'), 'note'))).toEqual(['note', 'call']);
    expect(withKind({ kinds: 'call' }, 'call')).toEqual({});
    expect(all.reduce<ReturnType<typeof withKind>>(withKind, {})).toEqual({});
  });

  it('loses a part that is taken away, and an empty filter', () => {
    expect(withPlace({ find: 'x', by: 'y' }, { find: undefined, filter: { all: [] } })).toEqual({ by: 'y' });
    expect([isNarrowed({ kinds: 'call' }), isNarrowed({ find: 'x' })]).toEqual([false, true]);
  });
});
