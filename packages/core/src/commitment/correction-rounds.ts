/** What is kept of a round of corrections: that it began ("not yet, because …"), that it was given beyond the price, that it mends a mistake of ours and counts as none. */
export const ROUND_ACTS = ['returned', 'given', 'own_mistake'] as const;
export type RoundAct = (typeof ROUND_ACTS)[number];

/** Where something delivered stands with the rounds of corrections that its price includes. */
export type CorrectionRounds = {
  readonly promised: number;
  /** Those that began and mend no mistake of ours. */
  readonly used: number;
  /** Of them those that were given beyond the price. */
  readonly given: number;
  /** Of them those beyond the price of which nobody has said anything yet. */
  readonly beyond: number;
};

/**
 * Counted from what was kept and stored nowhere. An act about a round is about the newest one; said anew, the last word
 * counts. What is given is beyond the price, so that an amendment with more rounds does not pay for it afterwards.
 * @param acts in the order in which they were recorded.
 */
export function correctionRounds(acts: readonly RoundAct[], promised: number): CorrectionRounds {
  const rounds: RoundAct[] = [];
  for (const act of acts) {
    if (act === 'returned') rounds.push(act);
    else if (rounds.length > 0) rounds[rounds.length - 1] = act;
  }
  const used = rounds.filter((act) => act !== 'own_mistake').length;
  const given = rounds.filter((act) => act === 'given').length;
  return { promised, used, given, beyond: Math.max(0, used - given - promised) };
}
