import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../shell/team-app/api.ts';
import { refusalWords } from '../../shell/team-app/refusal.ts';
import { useAtWork, useMay } from '../../shell/team-app/session.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SectionRule } from '../../ui/section-rule.tsx';
import { useToasts } from '../../ui/toasts-context.tsx';
import { sampleQuery } from '../workspace.queries.ts';
import { DeleteWorkspaceDialog } from './delete-workspace-dialog.tsx';
import { ActSetting } from './setting.tsx';

/** What cannot be taken back: removing the sample, deleting the workspace. */
export function DangerSettings() {
  const t = usePhrases();
  const mayDelete = useMay('delete-workspace');
  const { workspace } = useAtWork();
  const { data } = useQuery(sampleQuery);
  const [deleting, setDeleting] = useState(false);
  if (!mayDelete) return <EmptyState>{t('settings.ownersOnly')}</EmptyState>;
  return (
    <section>
      <SectionRule>{t('settings.pageDanger')}</SectionRule>
      {data?.exists === true ? <RemoveSample /> : null}
      {workspace.isSample ? null : <ActSetting id="delete-workspace"><Button kind="danger" onClick={() => setDeleting(true)}>{t('settings.deleteWorkspace')}</Button></ActSetting>}
      {deleting ? <DeleteWorkspaceDialog name={workspace.name} onClose={() => setDeleting(false)} /> : null}
    </section>
  );
}

function RemoveSample() {
  const t = usePhrases();
  const queries = useQueryClient();
  const { say } = useToasts();
  const { workspace } = useAtWork();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const remove = async () => {
    setBusy(true);
    try {
      await api.sample.clear();
      if (workspace.isSample) return window.location.assign('/set-up');
      say({ words: t('settings.sampleRemoved') });
      setAsking(false);
      await queries.invalidateQueries({ queryKey: sampleQuery.queryKey });
    } catch (error) {
      say({ words: refusalWords(t, error), tone: 'bad' });
    }
    setBusy(false);
  };
  return (
    <ActSetting id="remove-sample">
      <Button kind="danger" onClick={() => setAsking(true)}>{t('settings.removeSample')}</Button>
      <Dialog open={asking} onClose={() => setAsking(false)} title={t('settings.removeSampleTitle')} act={<Button kind="danger" busy={busy ? t('settings.removing') : undefined} onClick={() => void remove()}>{t('settings.removeSample')}</Button>}>
        <p>{t('settings.removeSampleHelp')}</p>
        {workspace.isSample ? <p>{t('settings.removeSampleInside')}</p> : null}
      </Dialog>
    </ActSetting>
  );
}
