/** Repeatable chance: the same seed gives the same sample, so that tests and screenshots agree. */
export type Draw = {
  /** From 0 up to, but not including, 1. */
  next(): number;
  /** A whole number from `least` to `most`, both included. */
  whole(least: number, most: number): number;
  /** One of a list. @throws RangeError for an empty list. */
  one<Value>(list: readonly Value[]): Value;
  /** True with this probability. */
  chance(probability: number): boolean;
};

/** Mulberry32 (Tommy Ettinger, public domain): 32 bits of state, plenty for a story. */
export function makeDraw(seed: number): Draw {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const whole = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  return {
    next,
    whole,
    one(list) {
      if (list.length === 0) throw new RangeError('nothing to choose from');
      return list[whole(0, list.length - 1)] as (typeof list)[number];
    },
    chance: (probability) => next() < probability,
  };
}
