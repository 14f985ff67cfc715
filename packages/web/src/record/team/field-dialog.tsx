import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CustomFieldView } from '@entente/contract/record/field.contract';
import { INTERACTION_KINDS, type InteractionKind } from '@entente/core/kernel/interaction-kind';
import type { Locale } from '@entente/core/kernel/locale';
import { CUSTOM_FIELD_TYPES } from '@entente/core/record/field-type';
import type { FieldKind } from '@entente/core/record/record-kind';
import { api } from '../../shell/team-app/api.ts';
import { LOCALE_NAMES } from '../../shell/team-app/locale.ts';
import { refusalWords } from '../../shell/team-app/refusal.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { CheckField } from '../../ui/check-field.tsx';
import { ComboField } from '../../ui/combo-field.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SegmentedChoice } from '../../ui/segmented-choice.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { currencyNames } from '../../workspace/place-names.ts';
import { workspaceQuery } from '../../workspace/workspace.queries.ts';
import { CHOICE_TYPES, draftOf, filled, inputOf, keyFrom, UNIQUE_TYPES, type FieldDraft } from '../field-draft.ts';
import { FieldOptions } from './field-options.tsx';

type FieldDialogProps = { kind: FieldKind; field: CustomFieldView | null; onClose: () => void; onSaved: () => Promise<void> };
const LANGUAGES = (Object.entries(LOCALE_NAMES) as [Locale, string][]).map(([value, label]) => ({ value, label }));

/** Writes a field: its names, what it holds, and what is asked of its values. */
export function FieldDialog({ kind, field, onClose, onSaved }: FieldDialogProps) {
  const t = usePhrases();
  const workspace = useQuery(workspaceQuery).data;
  const [written, setWritten] = useState<Partial<FieldDraft>>({});
  const [busy, setBusy] = useState(false);
  const [tried, setTried] = useState(false);
  const [failed, setFailed] = useState<unknown>(null);
  const draft: FieldDraft = { ...draftOf(field, workspace?.currency ?? 'EUR'), ...written };
  const put = (part: Partial<FieldDraft>): void => setWritten((before) => ({ ...before, ...part }));
  const save = async () => {
    setTried(true);
    setFailed(null);
    if (filled(draft.labels).length === 0 || busy) return;
    setBusy(true);
    try {
      const input = inputOf(draft);
      await (field === null ? api.field.create({ kind, key: draft.key === '' ? keyOf(draft) : draft.key, ...input }) : api.field.update({ id: field.id, version: field.version, ...input }));
      onClose();
      await onSaved();
    } catch (error) {
      setFailed(error);
      setBusy(false);
    }
  };
  return (
    <Dialog open onClose={onClose} title={t(field === null ? 'record.newField' : 'record.changeField')} act={<Button kind="main" busy={busy ? t('record.saving') : undefined} onClick={() => void save()}>{t('record.save')}</Button>}>
      <form className="ws-form" onSubmit={(event) => { event.preventDefault(); void save(); }} noValidate>
        {failed === null ? null : <Banner tone="bad" title={refusalWords(t, failed)} />}
        <FieldWords draft={draft} put={put} field={field} missing={tried && filled(draft.labels).length === 0} />
        {kind === 'interaction' ? <AskedIn kinds={draft.kinds} onChange={(kinds) => put({ kinds })} /> : null}
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}

function keyOf({ labels }: FieldDraft): string {
  return keyFrom(filled(labels)[0] ?? '', 'field');
}

type PartProps = { draft: FieldDraft; put: (part: Partial<FieldDraft>) => void; field: CustomFieldView | null };

function FieldWords({ draft, put, field, missing }: PartProps & { missing: boolean }) {
  const t = usePhrases();
  const [locale, setLocale] = useState<Locale>(t.locale);
  return (
    <>
      <SegmentedChoice label={t('record.writtenIn')} segments={LANGUAGES} value={locale} onChange={setLocale} />
      <Field label={t('record.fieldName')} hint={t('record.fieldNameHint')} maxLength={80} autoComplete="off" data-autofocus value={draft.labels[locale] ?? ''} onChange={(text) => put({ labels: { ...draft.labels, [locale]: text } })} error={missing ? t('record.fieldNameMissing') : undefined} />
      <Field label={t('record.fieldHint')} optional={t('record.optional')} maxLength={300} autoComplete="off" value={draft.hints[locale] ?? ''} onChange={(text) => put({ hints: { ...draft.hints, [locale]: text } })} />
      <SelectField label={t('record.fieldType')} hint={field?.hasValues === true ? t('record.typeStays') : undefined} disabled={field?.hasValues === true} value={draft.type} onChange={(type) => put({ type })} options={CUSTOM_FIELD_TYPES.map((value) => ({ value, label: t(`record.type.${value}`) }))} />
      <FieldRules draft={draft} put={put} field={field} />
      {CHOICE_TYPES.includes(draft.type) ? <FieldOptions options={draft.options} locale={locale} onChange={(options) => put({ options })} /> : null}
      <CheckField checked={draft.isRequired} hint={t('record.requiredHint')} onChange={(isRequired) => put({ isRequired })}>{t('record.requiredQuestion')}</CheckField>
      {UNIQUE_TYPES.includes(draft.type) ? <CheckField checked={draft.isUnique} hint={t('record.uniqueHint')} onChange={(isUnique) => put({ isUnique })}>{t('record.uniqueQuestion')}</CheckField> : null}
      {field === null ? <Field label={t('record.fieldKey')} hint={t('record.fieldKeyHint')} maxLength={40} autoComplete="off" spellCheck={false} value={draft.key} placeholder={keyOf(draft)} onChange={(key) => put({ key: key.toLowerCase().replaceAll(/[^a-z0-9_]/g, '_') })} /> : null}
    </>
  );
}

/** A call has a result, a note has none: in which interactions forms ask for the field. */
function AskedIn({ kinds, onChange }: { kinds: readonly InteractionKind[]; onChange: (kinds: readonly InteractionKind[]) => void }) {
  const t = usePhrases();
  return (
    <fieldset className="fs-kinds">
      <legend className="ws-legend">{t('record.askedIn')}</legend>
      <p className="meta">{t('record.askedInHint')}</p>
      <div className="fs-kinds__row">{INTERACTION_KINDS.map((kind) => <CheckField key={kind} checked={kinds.includes(kind)} onChange={(on) => onChange(on ? [...kinds, kind] : kinds.filter((one) => one !== kind))}>{t(`interaction.${kind}`)}</CheckField>)}</div>
    </fieldset>
  );
}

/** What belongs to one type alone. */
function FieldRules({ draft, put, field }: PartProps) {
  const t = usePhrases();
  const isFixed = field?.hasValues === true;
  if (draft.type === 'number') return <SelectField label={t('record.decimals')} disabled={isFixed} value={String(draft.scale)} onChange={(scale) => put({ scale: Number(scale) })} options={['0', '1', '2', '3', '4', '5', '6'].map((value) => ({ value, label: value }))} />;
  if (draft.type !== 'money') return null;
  if (isFixed) return <Field label={t('record.fieldCurrency')} value={draft.currency} onChange={() => undefined} disabled />;
  return <ComboField label={t('record.fieldCurrency')} options={currencyNames(t.locale)} value={draft.currency} onChange={(currency) => put({ currency })} none={t('record.noCurrency')} />;
}
