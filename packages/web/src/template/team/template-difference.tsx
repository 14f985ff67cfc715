import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { TemplateView } from '@entente/contract/template/template.contract';
import type { DocumentChange } from '@entente/core/document/diff-documents';
import { DocumentDiff } from '../../document/document-diff.tsx';
import { RequestFailed } from '../../shell/team-app/problem-pages.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { templateDifferenceQuery } from '../template.queries.ts';

const ORIGIN = 'origin';

/** How a template differs from what it was copied from, and from the agreements made from it, which keep their words. */
export function TemplateDifference({ template, open, onClose }: { template: TemplateView; open: boolean; onClose: () => void }) {
  const t = usePhrases();
  const [against, setAgainst] = useState(ORIGIN);
  const { data, error, refetch } = useQuery({ ...templateDifferenceQuery(template.id, against === ORIGIN ? null : against), enabled: open });
  const agreements = data?.agreements.map(({ documentId, number, title }) => ({ value: documentId, label: `${number} ${title}` })) ?? [];
  return (
    <Drawer open={open} onClose={onClose} title={t('template.whatDiffers')}>
      <div className="tp-compare">
        <p className="meta-2">{t('template.differsNote')}</p>
        <SelectField label={t('template.compareWith')} value={against} options={[{ value: ORIGIN, label: t('template.compareOrigin') }, ...agreements]} onChange={setAgainst} />
      </div>
      {error === null ? null : <RequestFailed error={error} onRetry={() => void refetch()} />}
      {data === undefined ? (error === null ? <Skeleton /> : null) : data.change === null ? <p className="meta">{t('template.noOrigin')}</p> : <DocumentDiff change={data.change as DocumentChange} locale={template.locale} />}
    </Drawer>
  );
}
