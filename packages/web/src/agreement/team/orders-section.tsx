import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import type { AgreementView } from '@entente/contract/agreement/agreement-views';
import { ordersQuery } from '../agreement.queries.ts';

const OrderLines = lazy(async () => ({ default: (await import('./order-lines.tsx')).OrderLines }));

/** Orders, where an agreement takes them, has some or is one; what says so comes only then. */
export function OrdersSection({ agreement }: { agreement: AgreementView }) {
  const { data } = useQuery(ordersQuery(agreement.id));
  if (data === undefined || (data.under === null && !data.takesOrders && data.orders.length === 0)) return null;
  return <Suspense fallback={null}><OrderLines agreement={agreement} orders={data} /></Suspense>;
}
