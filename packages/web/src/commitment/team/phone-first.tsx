import { useQuery } from '@tanstack/react-query';
import { phonesBadNewsFirst } from '@entente/core/ground-rule/acting-rules';
import { engagementQuery } from '../../engagement/engagement.queries.ts';
import { groundRulesQuery } from '../../ground-rule/ground-rule.queries.ts';
import { Banner } from '../../ui/banner.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';

/** Before a delay is written to the client: the reminder to call, where both sides agreed on that. */
export function PhoneFirst({ engagementId }: { engagementId: string }) {
  const { data } = useQuery(engagementQuery(engagementId));
  const agreementId = data?.agreementId ?? null;
  return agreementId === null ? null : <Reminder agreementId={agreementId} />;
}

function Reminder({ agreementId }: { agreementId: string }) {
  const t = usePhrases();
  const { data: rules } = useQuery(groundRulesQuery(agreementId));
  const agreed = rules?.round?.state === 'agreed' ? rules.round.agreed : rules?.history[0]?.agreed;
  return phonesBadNewsFirst(agreed ?? []) ? <Banner tone="info" title={t('rule.phoneFirst')} /> : null;
}
