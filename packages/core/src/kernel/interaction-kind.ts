/** What passes between us and a client. A task is a thing to do; the others have happened, or will at their time. */
export const INTERACTION_KINDS = ['note', 'call', 'meeting', 'mail', 'task'] as const;
export type InteractionKind = (typeof INTERACTION_KINDS)[number];
