import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { RenderedDocument } from '@entente/core/document/rendered';
import { withFrameworkTerms } from '@entente/core/document/terms/framework-terms';
import { ordersQuery } from '../agreement.queries.ts';

/** An agreement's text as it is read; an order's with the words that the text explains which it names. */
export function useFrameworkTerms(agreementId: string, rendered: RenderedDocument | undefined): RenderedDocument | undefined {
  const { data } = useQuery(ordersQuery(agreementId));
  const under = data?.under ?? null;
  return useMemo(() => (rendered === undefined || under === null ? rendered : withFrameworkTerms(rendered, under)), [rendered, under]);
}
