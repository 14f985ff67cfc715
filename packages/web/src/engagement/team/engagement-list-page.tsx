import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { RecordListPage, type ListParts } from '../../record/team/record-list-page.tsx';
import { useCommands } from '../../shell/team-app/commands.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';

/** The work under agreement, in the views that a workspace keeps: where each agreement stands, what is promised and late. */
export function EngagementListPage() {
  const t = usePhrases();
  const navigate = useNavigate();
  const place = useSearch({ from: '/team/engagements' });
  const parts = useMemo((): ListParts => ({
    kind: 'engagement', path: '/engagements', title: t('engagement.title'), caption: t('engagement.caption'), newWords: t('engagement.newAgreement'), empty: t('engagement.empty'), newPage: '/agreements/new',
    beside: <><Link to="/engagements/promises" search={{}}>{t('commitment.listTitle')}</Link><Link to="/engagements/expectations" search={{}}>{t('expectation.listTitle')}</Link><Link to="/engagements/times">{t('timing.title')}</Link></>,
  }), [t]);
  useCommands([{ id: 'engagement.promises', label: t('commitment.listTitle'), run: () => void navigate({ to: '/engagements/promises', search: {} }) }, { id: 'engagement.expectations', label: t('expectation.listTitle'), run: () => void navigate({ to: '/engagements/expectations', search: {} }) }, { id: 'engagement.times', label: t('timing.title'), run: () => void navigate({ to: '/engagements/times' }) }]);
  return <RecordListPage parts={parts} place={place} />;
}
