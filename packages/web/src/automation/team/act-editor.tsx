import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { actedOn, LATER_ACTS, type AutomationAct } from '@entente/core/automation/automation';
import type { ListKind } from '@entente/core/record/record-kind';
import { fieldLabel } from '../../record/field-words.ts';
import { fieldsQuery, membersQuery } from '../../record/record.queries.ts';
import { FieldEditor } from '../../record/team/field-editor.tsx';
import { useAtWork } from '../../shell/team-app/session.ts';
import { IconButton } from '../../ui/button.tsx';
import { Field, TextField } from '../../ui/field.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { tagsQuery } from './automation-names.ts';

/** An act while it is written; ids may still be missing. */
export type DraftAct = AutomationAct;
type Do = AutomationAct['do'];
const FRESH: { readonly [Key in Do]: Extract<AutomationAct, { do: Key }> } = {
  create_task: { do: 'create_task', subject: '', body: '', dueInDays: 3, whom: 'owner' },
  notify: { do: 'notify', whom: 'owner', message: '' },
  set_field: { do: 'set_field', field: '', value: null },
  change_owner: { do: 'change_owner', memberId: '' },
  add_tag: { do: 'add_tag', tagId: '' },
};
export const NEW_ACT: DraftAct = FRESH.create_task;

/** Whether an act says all that it needs. */
export function isComplete(act: DraftAct): boolean {
  if (act.do === 'create_task') return act.subject.trim() !== '';
  if (act.do === 'set_field') return act.field !== '';
  if (act.do === 'change_owner') return act.memberId !== '';
  return act.do === 'add_tag' ? act.tagId !== '' : true;
}

type ActEditorProps = { act: DraftAct; kind: ListKind; tried: boolean; /** Whether something of an engagement sets it off, which tasks and mails name. */ namesWork: boolean; onChange: (act: DraftAct) => void; onRemove: (() => void) | undefined };

/** What a rule does. Acts that come later are named and cannot be chosen. */
export function ActEditor(props: ActEditorProps) {
  const t = usePhrases();
  const { act, onChange, onRemove } = props;
  const options = (Object.keys(FRESH) as Do[]).map((value) => ({ value, label: t(`automation.do.${value}`) }));
  return (
    <div className="au-act">
      <div className="au-act__head">
        <SelectField label={t('automation.what')} hint={LATER_ACTS.map((later) => t('automation.comesLater', { act: t(`automation.do.${later}`) })).join(' ')} value={act.do} options={options} onChange={(next) => onChange(FRESH[next])} />
        {onRemove === undefined ? null : <IconButton shape="cross" label={t('automation.removeAct')} onClick={onRemove} />}
      </div>
      <Details {...props} />
    </div>
  );
}

function Details({ act, kind, tried, namesWork, onChange }: ActEditorProps) {
  const t = usePhrases();
  switch (act.do) {
    case 'create_task': return <Task act={act} tried={tried} hint={namesWork ? t('automation.aboutHelp') : undefined} onChange={onChange} />;
    case 'notify': return <Notice act={act} hint={[t('automation.messageHint'), ...(namesWork ? [t('automation.aboutHelp')] : [])].join(' ')} onChange={onChange} />;
    case 'set_field': return <SetField act={act} kind={kind} onChange={onChange} />;
    case 'change_owner': return <Person label="automation.member" value={act.memberId} onChange={(memberId) => onChange({ ...act, memberId })} />;
    case 'add_tag': return <Tag tagId={act.tagId} onChange={(tagId) => onChange({ ...act, tagId })} />;
  }
}

type Of<Key extends Do> = { act: Extract<AutomationAct, { do: Key }>; onChange: (act: DraftAct) => void };

function Task({ act, tried, hint, onChange }: Of<'create_task'> & { tried: boolean; hint: string | undefined }) {
  const t = usePhrases();
  const due = (text: string) => {
    const days = Number(text);
    if (text.trim() === '') onChange({ ...act, dueInDays: null });
    else if (Number.isInteger(days) && days >= 0 && days <= 365) onChange({ ...act, dueInDays: days });
  };
  return (
    <>
      <Field label={t('automation.subject')} value={act.subject} maxLength={300} autoComplete="off" onChange={(subject) => onChange({ ...act, subject })} error={tried && act.subject.trim() === '' ? t('automation.subjectMissing') : undefined} />
      <TextField label={t('automation.body')} optional={t('kit.optional')} hint={hint} value={act.body} maxLength={2_000} onChange={(body) => onChange({ ...act, body })} />
      <div className="au-two">
        <Field label={t('automation.dueIn')} optional={t('kit.optional')} type="number" min={0} max={365} value={act.dueInDays === null ? '' : String(act.dueInDays)} onChange={due} />
        <Person label="automation.whom" owner value={act.whom} onChange={(whom) => onChange({ ...act, whom })} />
      </div>
    </>
  );
}

function Notice({ act, hint, onChange }: Of<'notify'> & { hint: string }) {
  const t = usePhrases();
  return (
    <>
      <Person label="automation.whom" owner value={act.whom} onChange={(whom) => onChange({ ...act, whom })} />
      <TextField label={t('automation.message')} optional={t('kit.optional')} hint={hint} value={act.message} maxLength={500} onChange={(message) => onChange({ ...act, message })} />
    </>
  );
}

function Person({ label, value, owner = false, onChange }: { label: 'automation.whom' | 'automation.member'; value: string; owner?: boolean; onChange: (id: string) => void }) {
  const t = usePhrases();
  const members = (useQuery(membersQuery).data ?? []).filter(({ isActive }) => isActive);
  return <SelectField label={t(label)} value={value} placeholder={t('automation.choose')} options={[...(owner ? [{ value: 'owner', label: t('automation.owner') }] : []), ...members.map(({ id, name }) => ({ value: id, label: name }))]} onChange={onChange} />;
}

function Tag({ tagId, onChange }: { tagId: string; onChange: (id: string) => void }) {
  const t = usePhrases();
  const tags = useQuery(tagsQuery).data?.rows ?? [];
  return <SelectField label={t('automation.tag')} value={tagId} placeholder={t('automation.choose')} options={tags.map(({ id, name }) => ({ value: id, label: name }))} onChange={onChange} />;
}

const ACTED_ON = ['record', 'client', 'deal'] as const;

function SetField({ act, kind: about, onChange }: Of<'set_field'> & { kind: ListKind }) {
  const t = usePhrases();
  const { workspace } = useAtWork();
  const kind = actedOn(about, act) ?? about;
  const fields = (useQuery(fieldsQuery(kind)).data ?? []).filter(({ editable }) => editable);
  const [names, setNames] = useState<Readonly<Record<string, string>>>({});
  const field = fields.find(({ key }) => key === act.field);
  const choose = (of: string) => onChange({ do: 'set_field', field: '', value: null, ...(of === 'client' || of === 'deal' ? { of } : {}) });
  return (
    <>
      {about === 'engagement' ? <SelectField label={t('automation.of')} value={act.of ?? 'record'} options={ACTED_ON.map((value) => ({ value, label: t(`automation.of.${value}`) }))} onChange={choose} /> : null}
      <SelectField label={t('automation.field')} value={act.field} placeholder={t('automation.choose')} options={fields.map((one) => ({ value: one.key, label: fieldLabel(t, kind, one) }))} onChange={(key) => onChange({ ...act, field: key, value: null })} />
      {field === undefined ? null : <FieldEditor key={field.key} kind={kind} field={field} row={{ values: { [field.key]: act.value }, names }} currency={workspace.currency} onChange={(value, more = {}) => { onChange({ ...act, value }); setNames((all) => ({ ...all, ...more })); }} />}
    </>
  );
}
