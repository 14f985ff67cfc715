/** What kind of work an engagement is; decides which templates fit. */
export const ENGAGEMENT_KINDS = ['service_agreement', 'elearning_agreement', 'pr_retainer', 'consulting_agreement', 'coaching_agreement', 'sponsored_coaching', 'mentoring_agreement'] as const;
