import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { AgreementView } from '@entente/contract/agreement/agreement-views';
import type { DocumentChange } from '@entente/core/document/diff-documents';
import { DocumentDiff } from '../../document/document-diff.tsx';
import { RequestFailed } from '../../shell/team-app/problem-pages.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { differenceQuery } from '../agreement.queries.ts';

const DRAFT = 'draft';

/** What differs between two versions, or between a version and the draft. */
export function DifferenceDrawer({ agreement, fixed, open, onClose }: { agreement: AgreementView; fixed: boolean; open: boolean; onClose: () => void }) {
  const t = usePhrases();
  const numbers = agreement.versions.map(({ number }) => number);
  const newest = numbers[0] ?? 1;
  const [pair, setPair] = useState({ before: fixed ? newest - 1 : newest, after: fixed ? String(newest) : DRAFT });
  const after = pair.after === DRAFT ? null : Number(pair.after);
  const { data, error, refetch } = useQuery({ ...differenceQuery(agreement.id, { before: pair.before, after }), enabled: open });
  const words = (number: number) => ({ value: String(number), label: t('agreement.version', { number }) });
  const later = [...(fixed ? [] : [{ value: DRAFT, label: t('agreement.theDraft') }]), ...numbers.filter((number) => number > pair.before).map(words)];
  const chooseBefore = (value: string) => setPair({ before: Number(value), after: pair.after !== DRAFT && Number(pair.after) <= Number(value) ? (fixed ? String(newest) : DRAFT) : pair.after });
  return (
    <Drawer open={open} onClose={onClose} title={t('agreement.whatChanged')}>
      <div className="ag-pair">
        <SelectField label={t('agreement.compareFrom')} value={String(pair.before)} options={numbers.filter((number) => !fixed || number < newest).map(words)} onChange={chooseBefore} />
        <SelectField label={t('agreement.compareTo')} value={pair.after} options={later} onChange={(value) => setPair({ ...pair, after: value })} />
      </div>
      {error === null ? null : <RequestFailed error={error} onRetry={() => void refetch()} />}
      {data === undefined ? (error === null ? <Skeleton /> : null) : <DocumentDiff change={data as DocumentChange} locale={agreement.locale} />}
    </Drawer>
  );
}
