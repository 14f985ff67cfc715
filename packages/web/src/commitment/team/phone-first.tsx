import { usePhonesFirst } from '../../ground-rule/team/phones-first.ts';
import { Banner } from '../../ui/banner.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';

/** Before a delay is written to the client: the reminder to call, where both sides agreed on that. */
export function PhoneFirst({ engagementId }: { engagementId: string }) {
  const t = usePhrases();
  return usePhonesFirst(engagementId) ? <Banner tone="info" title={t('rule.phoneFirst')} /> : null;
}
