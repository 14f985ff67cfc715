/** What somebody has to do with a piece of the work: makes it, settles it alone, is asked before, is told after. */
export const DUTIES = ['does', 'decides', 'asked', 'told'] as const;
export type Duty = (typeof DUTIES)[number];
