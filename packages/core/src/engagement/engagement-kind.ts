/** What kind of work an engagement is; decides which templates fit. */
export const ENGAGEMENT_KINDS = ['service_agreement', 'elearning_agreement', 'pr_retainer', 'consulting_agreement', 'coaching_agreement', 'sponsored_coaching', 'mentoring_agreement'] as const;
/** Work with one person: what they promise and expect is not for whoever pays, or for anybody else of their side. */
export const CONFIDED_KINDS: readonly EngagementKind[] = ['coaching_agreement', 'sponsored_coaching', 'mentoring_agreement'];
export type EngagementKind = (typeof ENGAGEMENT_KINDS)[number];
