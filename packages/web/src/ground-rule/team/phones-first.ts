import { useQuery } from '@tanstack/react-query';
import { phonesBadNewsFirst } from '@entente/core/ground-rule/acting-rules';
import { engagementQuery } from '../../engagement/engagement.queries.ts';
import { groundRulesQuery } from '../ground-rule.queries.ts';

/** Whether both sides of an engagement agreed to give bad news by phone first; false until it is known. @param asks false: nobody needs to know now. */
export function usePhonesFirst(engagementId: string, asks = true): boolean {
  const { data } = useQuery({ ...engagementQuery(engagementId), enabled: asks });
  const agreementId = data?.agreementId ?? null;
  const { data: rules } = useQuery({ ...groundRulesQuery(agreementId ?? ''), enabled: asks && agreementId !== null });
  return phonesBadNewsFirst(rules?.acting ?? []);
}
