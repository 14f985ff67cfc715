import { useState } from 'react';
import type { EngagementView } from '@entente/contract/engagement/engagement.contract';
import { EngagementHead } from '../../engagement/team/engagement-head.tsx';
import { api } from '../../shell/team-app/api.ts';
import { freshId } from '../../shell/team-app/fresh-id.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { useAgreementChange } from './agreement-change.ts';
import { useStartingPoint } from './starting-point.tsx';
import { templateInput } from './template-choice.tsx';

/** An engagement without an agreement: choose what it starts from. */
export function NoAgreement({ engagement }: { engagement: EngagementView }) {
  const t = usePhrases();
  const { template: chosen, field, missing } = useStartingPoint();
  const [key] = useState(() => freshId());
  const change = useAgreementChange({ id: '', engagement });
  const draft = () => {
    if (chosen !== null) void change(() => api.agreement.create({ engagementId: engagement.id, title: engagement.name, template: templateInput(chosen) }, { context: { key } }));
  };
  return (
    <>
      <EngagementHead engagement={engagement} />
      <div className="ag-new">
        <EmptyState>{t('agreement.noneYet')}</EmptyState>
        {field}
        <div className="ag-new__acts"><Button kind="main" onClick={draft} unavailable={chosen === null ? t(missing) : undefined}>{t('agreement.draftIt')}</Button></div>
      </div>
    </>
  );
}
