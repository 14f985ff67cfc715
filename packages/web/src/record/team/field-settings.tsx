import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { CustomFieldView } from '@entente/contract/record/field.contract';
import { FIELD_KINDS } from '@entente/core/record/record-kind';
import { useCommands } from '../../shell/team-app/commands.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SectionRule } from '../../ui/section-rule.tsx';
import { SegmentedChoice } from '../../ui/segmented-choice.tsx';
import { customFieldsQuery } from '../field.queries.ts';
import { FieldDialog } from './field-dialog.tsx';
import { FieldRow } from './field-row.tsx';
import { TagSettings } from './tag-settings.tsx';
import { useFieldActs } from './field-acts.ts';
import './field-settings.css';

/** Fields of the workspace's own, by record kind, and tags. */
export function FieldSettings() {
  const t = usePhrases();
  const navigate = useNavigate();
  const { of: kind = 'client' } = useSearch({ from: '/team/settings/fields' });
  const fields = useQuery(customFieldsQuery(kind)).data;
  const acts = useFieldActs(kind);
  const [open, setOpen] = useState<CustomFieldView | 'new' | null>(null);
  useCommands([{ id: 'new-field', label: t('record.newField'), run: () => setOpen('new') }]);
  const used = fields?.filter(({ retired }) => !retired) ?? [];
  const retired = fields?.filter((field) => field.retired) ?? [];
  const move = (id: string, by: -1 | 1): void => void acts.arrange(moved(used.map((field) => field.id), id, by));
  return (
    <div className="ws-group">
      <section id="fields" className="ws-setting">
        <SectionRule aside={<Button small onClick={() => setOpen('new')}>{t('record.newField')}</Button>}>{t('record.fields')}</SectionRule>
        <div className="fs-head">
          <p className="meta-2">{t('record.fieldsHelp')}</p>
          <SegmentedChoice label={t('record.fieldsOf')} value={kind} onChange={(of) => void navigate({ to: '.', search: { of }, replace: true })} segments={FIELD_KINDS.map((value) => ({ value, label: t(`record.fieldsOf.${value}`) }))} />
        </div>
        {fields !== undefined && used.length === 0 ? <EmptyState act={<Button kind="main" onClick={() => setOpen('new')}>{t('record.newField')}</Button>}>{t('record.noFields')}</EmptyState> : null}
        <ul className="ws-people" data-plain="">{used.map((field, at) => <FieldRow key={field.id} field={field} isFirst={at === 0} isLast={at === used.length - 1} onChange={() => setOpen(field)} onMove={(by) => move(field.id, by)} onRetire={() => void acts.retire(field)} />)}</ul>
        {retired.length === 0 ? null : <SectionRule small level={3}>{t('record.retiredFields')}</SectionRule>}
        <ul className="ws-people" data-plain="">{retired.map((field) => <FieldRow key={field.id} field={field} onRestore={() => void acts.restore(field)} />)}</ul>
      </section>
      <TagSettings />
      {open === null ? null : <FieldDialog kind={kind} field={open === 'new' ? null : open} onClose={() => setOpen(null)} onSaved={acts.refresh} />}
    </div>
  );
}

/** The same ids with one of them a place further up or down. */
function moved(ids: readonly string[], id: string, by: -1 | 1): string[] {
  const at = ids.indexOf(id);
  const rest = ids.filter((one) => one !== id);
  return [...rest.slice(0, at + by), id, ...rest.slice(at + by)];
}
