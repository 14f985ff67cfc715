import { useQuery } from '@tanstack/react-query';
import type { AgreementView } from '@entente/contract/agreement/agreement-views';
import type { PreviewView } from '@entente/contract/signing/signing-views';
import { ordersQuery } from '../../agreement/agreement.queries.ts';
import { Banner } from '../../ui/banner.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';

/** That an amendment changes what orders live under, or that an order takes in what was amended. An amendment is told by why it needs its way of signing. */
export function OrdersToo({ agreement, preview }: { agreement: AgreementView; preview: PreviewView | undefined }) {
  const t = usePhrases();
  const { data } = useQuery(ordersQuery(agreement.id));
  if (data?.under?.standing === 'old') return <Banner tone="info" title={t('order.isOld')} />;
  return preview?.form && data !== undefined && data.live > 0 ? <Banner tone="info" title={t('order.live', { count: data.live })} /> : null;
}
