import { useQuery } from '@tanstack/react-query';
import type { AutomationTrigger } from '@entente/core/automation/automation';
import { LIFECYCLES, type Lifecycle } from '@entente/core/kernel/lifecycle';
import { LIST_KINDS, type ListKind } from '@entente/core/record/record-kind';
import { ownName } from '../../deal/deal-lookups.ts';
import { pipelinesQuery } from '../../deal/deal.queries.ts';
import { fieldLabel } from '../../record/field-words.ts';
import { fieldsQuery } from '../../record/record.queries.ts';
import { Field } from '../../ui/field.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { PickField } from '../../ui/pick-field.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { WorkTrigger } from './work-trigger.tsx';

type On = AutomationTrigger['on'];
const FRESH: { readonly [Key in On]: Extract<AutomationTrigger, { on: Key }> } = {
  stage_entered: { on: 'stage_entered', stageId: null },
  deal_won: { on: 'deal_won' },
  deal_lost: { on: 'deal_lost' },
  record_created: { on: 'record_created', kind: 'client' },
  record_changed: { on: 'record_changed', kind: 'client', fields: [] },
  lifecycle_changed: { on: 'lifecycle_changed', to: null },
  quiet: { on: 'quiet', kind: 'deal', days: 14 },
  no_next_step: { on: 'no_next_step', kind: 'deal', days: 7 },
  agreement: { on: 'agreement', event: 'sealed', which: 'main', side: null },
  agreement_waits: { on: 'agreement_waits', waitsFor: 'opening', which: 'any', days: 3 },
  commitment: { on: 'commitment', event: 'done', side: null },
  commitment_late: { on: 'commitment_late', side: 'client', days: 1 },
  expectation: { on: 'expectation', event: 'doubtful', side: null },
  meeting: { on: 'meeting', event: 'missed', side: 'client' },
  engagement_closed: { on: 'engagement_closed' },
  engagement_reopened: { on: 'engagement_reopened' },
};

type TriggerEditorProps = { trigger: AutomationTrigger; onChange: (trigger: AutomationTrigger) => void };

/** When a rule runs. */
export function TriggerEditor({ trigger, onChange }: TriggerEditorProps) {
  const t = usePhrases();
  return (
    <fieldset className="au-part">
      <legend>{t('automation.when')}</legend>
      <SelectField label={t('automation.when')} value={trigger.on} options={(Object.keys(FRESH) as On[]).map((value) => ({ value, label: t(`automation.on.${value}`) }))} onChange={(on) => onChange(FRESH[on])} />
      {'kind' in trigger ? <SelectField label={t('automation.kind')} value={trigger.kind} options={LIST_KINDS.map((value) => ({ value, label: t(`automation.kind.${value}`) }))} onChange={(kind) => onChange(trigger.on === 'record_changed' ? { ...trigger, kind, fields: [] } : { ...trigger, kind })} /> : null}
      <WorkTrigger trigger={trigger} onChange={onChange} />
      {'days' in trigger ? <Days trigger={trigger} onChange={onChange} /> : null}
      {trigger.on === 'record_changed' ? <Fields kind={trigger.kind} chosen={trigger.fields} onChange={(fields) => onChange({ ...trigger, fields: [...fields] })} /> : null}
      {trigger.on === 'stage_entered' ? <Stage stageId={trigger.stageId} onChange={(stageId) => onChange({ ...trigger, stageId })} /> : null}
      {trigger.on === 'lifecycle_changed' ? <SelectField label={t('automation.lifecycle')} value={trigger.to ?? 'any'} options={[{ value: 'any', label: t('automation.anyLifecycle') }, ...LIFECYCLES.map((value) => ({ value, label: t(`option.client.lifecycle.${value}`) }))]} onChange={(to) => onChange({ ...trigger, to: to === 'any' ? null : (to as Lifecycle) })} /> : null}
    </fieldset>
  );
}

function Days({ trigger, onChange }: { trigger: Extract<AutomationTrigger, { days: number }>; onChange: (trigger: AutomationTrigger) => void }) {
  const t = usePhrases();
  const write = (text: string) => {
    const days = Number(text);
    if (Number.isInteger(days) && days >= 1 && days <= 365) onChange({ ...trigger, days });
  };
  return <Field label={t('automation.days')} type="number" min={1} max={365} value={String(trigger.days)} onChange={write} />;
}

function Stage({ stageId, onChange }: { stageId: string | null; onChange: (stageId: string | null) => void }) {
  const t = usePhrases();
  const pipelines = (useQuery(pipelinesQuery).data?.rows ?? []).filter(({ retiredAt }) => retiredAt === null);
  const several = pipelines.length > 1;
  const stages = pipelines.flatMap((pipeline) => pipeline.stages.filter(({ retiredAt }) => retiredAt === null).map((stage) => ({ value: stage.id, label: several ? `${ownName(t, pipeline)}: ${ownName(t, stage)}` : ownName(t, stage) })));
  return <SelectField label={t('automation.stage')} value={stageId ?? 'any'} options={[{ value: 'any', label: t('automation.anyStage') }, ...stages]} onChange={(value) => onChange(value === 'any' ? null : value)} />;
}

function Fields({ kind, chosen, onChange }: { kind: ListKind; chosen: readonly string[]; onChange: (keys: readonly string[]) => void }) {
  const t = usePhrases();
  const fields = useQuery(fieldsQuery(kind)).data ?? [];
  const options = fields.filter(({ editable }) => editable).map((field) => ({ value: field.key, label: fieldLabel(t, kind, field) }));
  return <PickField label={t('automation.field')} source={{ options }} chosen={options.filter(({ value }) => chosen.includes(value))} multiple onChange={(next) => onChange(next.map(({ value }) => value))} empty={t('automation.anyField')} />;
}
