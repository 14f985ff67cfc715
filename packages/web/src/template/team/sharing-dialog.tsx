import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { TemplateView } from '@entente/contract/template/template.contract';
import type { Holder, Sharing } from '@entente/core/workspace/sharing';
import { api } from '../../shell/team-app/api.ts';
import { refusalWords } from '../../shell/team-app/refusal.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { CheckField } from '../../ui/check-field.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SegmentedChoice } from '../../ui/segmented-choice.tsx';
import { useToasts } from '../../ui/toasts-context.tsx';
import { teamsQuery } from '../../workspace/workspace.queries.ts';

/** Says who uses and who edits a template or clause. Rights are asked about, not saved along the way. */
export function SharingDialog({ template, onClose }: { template: TemplateView; onClose: () => void }) {
  const t = usePhrases();
  const { say } = useToasts();
  const queries = useQueryClient();
  const [sharing, setSharing] = useState<Sharing>(template.sharing);
  const [problem, setProblem] = useState<string | null>(null);
  const keep = async () => {
    try {
      await api.template.share({ id: template.id, sharing: { ...sharing, holders: sharing.holders.filter(({ may }) => (may === 'use' ? sharing.useBy : sharing.editBy) === 'listed') } });
    } catch (error) {
      setProblem(refusalWords(t, error));
      return;
    }
    await Promise.all([queries.invalidateQueries({ queryKey: ['template', template.id] }), queries.invalidateQueries({ queryKey: ['templates'] })]);
    say({ words: t('template.sharingKept') });
    onClose();
  };
  return (
    <Dialog open onClose={onClose} title={t('template.sharingTitle', { name: template.name })} act={<Button kind="main" onClick={() => void keep()}>{t('template.sharingKeep')}</Button>}>
      <div className="tp-sharing">
        {problem === null ? null : <Banner tone="bad" title={problem} />}
        <section>
          <h3>{t('template.whoUses')}</h3>
          <SegmentedChoice label={t('template.whoUses')} value={sharing.useBy} onChange={(useBy) => setSharing({ ...sharing, useBy })} segments={[{ value: 'all', label: t('template.everybody') }, { value: 'listed', label: t('template.onlyThese') }]} />
          {sharing.useBy === 'listed' ? <Holders may="use" sharing={sharing} onChange={setSharing} /> : null}
        </section>
        <section>
          <h3>{t('template.whoEdits')}</h3>
          <SegmentedChoice label={t('template.whoEdits')} value={sharing.editBy} onChange={(editBy) => setSharing({ ...sharing, editBy })} segments={[{ value: 'leaders', label: t('template.leaders') }, { value: 'listed', label: t('template.onlyThese') }]} />
          {sharing.editBy === 'listed' ? <Holders may="edit" sharing={sharing} onChange={setSharing} /> : null}
        </section>
        <p className="meta">{t('template.ownersAlways')}</p>
      </div>
    </Dialog>
  );
}

/** Roles and teams to choose from; owners need no tick. */
function Holders({ may, sharing, onChange }: { may: Holder['may']; sharing: Sharing; onChange: (sharing: Sharing) => void }) {
  const t = usePhrases();
  const { data } = useQuery(teamsQuery);
  const choices: { label: string; holder: Holder }[] = [
    { label: t('template.managers'), holder: { may, role: 'manager', teamId: null } },
    { label: t('template.members'), holder: { may, role: 'member', teamId: null } },
    ...(data?.rows ?? []).map(({ id, name }) => ({ label: name, holder: { may, role: null, teamId: id } })),
  ];
  const same = (one: Holder, other: Holder) => one.may === other.may && one.role === other.role && one.teamId === other.teamId;
  return (
    <div>
      {choices.map(({ label, holder }) => (
        <CheckField key={holder.role ?? holder.teamId} checked={sharing.holders.some((one) => same(one, holder))} onChange={(on) => onChange({ ...sharing, holders: on ? [...sharing.holders, holder] : sharing.holders.filter((one) => !same(one, holder)) })}>{label}</CheckField>
      ))}
    </div>
  );
}
