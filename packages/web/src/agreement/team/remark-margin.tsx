import { useMemo, type ReactNode } from 'react';
import type { AgreementView } from '@entente/contract/agreement/agreement-views';
import { RemarkNote } from './remark-note.tsx';

/** Gives the margin beside a clause its questions and proposals: open ones first, settled ones after. */
export function useRemarkMargin(agreement: AgreementView): (clauseId: string) => ReactNode {
  return useMemo(() => {
    const byClause = Map.groupBy(agreement.remarks, ({ clauseId }) => clauseId);
    return (clauseId) => {
      const remarks = byClause.get(clauseId)?.toSorted((a, b) => Number(a.turn === null) - Number(b.turn === null)) ?? [];
      return remarks.length === 0 ? null : <div className="ag-notes">{remarks.map((remark) => <RemarkNote key={remark.id} agreement={agreement} remark={remark} />)}</div>;
    };
  }, [agreement]);
}
