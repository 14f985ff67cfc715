import { ENGAGEMENT_KINDS } from '../kernel/engagement-kind.ts';

export { ENGAGEMENT_KINDS } from '../kernel/engagement-kind.ts';
/** Work with one person: what they promise and expect is not for whoever pays, or for anybody else of their side. */
export const CONFIDED_KINDS: readonly EngagementKind[] = ['coaching_agreement', 'sponsored_coaching', 'mentoring_agreement'];
export type EngagementKind = (typeof ENGAGEMENT_KINDS)[number];
