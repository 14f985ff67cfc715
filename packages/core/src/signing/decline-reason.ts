/** What stands in the way of a signature, as one tap. */
export const DECLINE_REASONS = ['price', 'dates', 'scope', 'terms', 'not_needed', 'other'] as const;
export type DeclineReason = (typeof DECLINE_REASONS)[number];
