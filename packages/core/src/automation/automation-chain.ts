/** Automations may set each other off this many times in a row. */
export const DEEPEST_CHAIN = 3;
/** So many runs of one automation in an hour; then it is switched off and says so. */
export const MOST_RUNS_AN_HOUR = 500;

/** The automations whose acts led here, the first one first; empty where a person acted. */
export type Chain = readonly string[];
export type ChainVerdict = 'run' | 'own-act' | 'too-deep' | 'too-often';

/**
 * Keeps automations from going round in circles: none answers to what it did itself, not even by way of others;
 * a chain ends after a few links; and a flood switches the automation off.
 */
export function judgeChain({ automationId, chain, runsThisHour }: { readonly automationId: string; readonly chain: Chain; readonly runsThisHour: number }): ChainVerdict {
  if (chain.includes(automationId)) return 'own-act';
  if (chain.length >= DEEPEST_CHAIN) return 'too-deep';
  return runsThisHour >= MOST_RUNS_AN_HOUR ? 'too-often' : 'run';
}
