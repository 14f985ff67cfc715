/** The longest pause between two tries to get a time stamp for a seal. */
export const LONGEST_RAISE_PAUSE_MINUTES = 360;

/** Minutes to wait before a seal is brought to the authority again: doubled with each try, six hours at most. */
export function raisePauseMinutes(triesBefore: number): number {
  return Math.min(LONGEST_RAISE_PAUSE_MINUTES, 2 ** Math.min(triesBefore, 16));
}
