import { describe, expect, it } from 'vitest';
import { makeUndoOrder } from './undo-order.ts';

const nothing = (): void => undefined;

describe('what Z takes back', () => {
  it('is the newest act, told or not', () => {
    const order = makeUndoOrder();
    const told = { id: order.next(), undo: nothing };
    order.keep(nothing);
    expect(order.takeSmall([told])).toBe(nothing);
    expect(order.takeSmall([told])).toBeNull();
  });

  it('is nothing from before an act whose time has run out', () => {
    const order = makeUndoOrder();
    order.keep(nothing);
    const told = { id: order.next(), undo: nothing };
    expect(order.takeSmall([told])).toBeNull();
    order.lose(told);
    expect(order.takeSmall([])).toBeNull();
    order.keep(nothing);
    expect(order.takeSmall([])).toBe(nothing);
  });

  it('is joined by what belongs to the same act only until something else is done', () => {
    const order = makeUndoOrder();
    const first = order.keep(nothing);
    expect(order.isNewest(first)).toBe(true);
    const second = order.keep(nothing);
    expect([order.isNewest(first), order.isNewest(second)]).toEqual([false, true]);
    order.takeSmall([]);
    expect([order.isNewest(first), order.isNewest(second)]).toEqual([false, false]);
    const third = order.keep(nothing);
    order.next();
    expect(order.isNewest(third)).toBe(false);
  });

  it('goes past what was told and cannot be taken back at all, and past what was taken back', () => {
    const order = makeUndoOrder();
    order.keep(nothing);
    order.lose({ id: order.next() });
    expect(order.takeSmall([{ id: order.next() }])).toBe(nothing);
  });
});
