/** How a member hears by mail what clients say on their pages: what cannot wait at once and the rest in the one message a day; all of it there; nothing. */
export const HEARINGS = ['at_once', 'daily', 'none'] as const;
export type Hearing = (typeof HEARINGS)[number];
