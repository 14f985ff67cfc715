import type { AnyItem, DocumentContent } from '@entente/core/document/content';
import type { FieldValue } from '@entente/core/document/edit';
import type { ReactNode } from 'react';
import { CheckField } from '../../ui/check-field.tsx';
import { ComboField } from '../../ui/combo-field.tsx';
import { MoneyField } from '../../ui/money-field.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { countryNames } from '../../workspace/place-names.ts';
import { DraftField } from './draft-field.tsx';
import type { EditorActions } from './editor-actions.ts';
import { KIND_OF, type RecordPart } from './open-place.ts';
import { RECORD_FIELDS, type RecordField } from './record-fields.ts';

const CURRENCIES = ['PLN', 'EUR', 'USD', 'GBP', 'RUB', 'CHF', 'CZK', 'UAH'];

type RecordFormProps = { part: RecordPart; item: AnyItem; content: DocumentContent; actions: EditorActions };

/** The fields of one record. Every change is kept as it is made. */
export function RecordForm({ part, item, content, actions }: RecordFormProps) {
  const record = item as Readonly<Record<string, FieldValue>>;
  const shown = RECORD_FIELDS[part].filter(({ when }) => when === undefined || record[when.field] === when.is);
  return (
    <div className="dc-record">
      {shown.map((field) => (
        <div key={field.field} className={field.wide === true ? 'dc-wide' : undefined}>
          <RecordControl field={field} record={record} content={content} set={(change) => actions.set(KIND_OF[part], item.id, change)} />
        </div>
      ))}
    </div>
  );
}

type ControlProps = {
  field: RecordField;
  record: Readonly<Record<string, FieldValue>>;
  content: DocumentContent;
  set: (change: { field: string; value: FieldValue }) => string | null;
};

function RecordControl(props: ControlProps) {
  const Control = CONTROLS[props.field.control];
  return <Control {...props} />;
}

const CONTROLS: Readonly<Record<RecordField['control'], (props: ControlProps) => ReactNode>> = { choice: ChoiceControl, country: CountryControl, check: FlagControl, money: AmountControl, phase: LinkControl, deliverable: LinkControl, count: WrittenControl, lines: WrittenControl, day: WrittenControl, line: WrittenControl, prose: WrittenControl };

function ChoiceControl({ field, record, set }: ControlProps) {
  const t = usePhrases();
  const value = String(record[field.field]);
  const hint = field.hints?.[value];
  return <SelectField label={t(field.label)} hint={hint === undefined ? undefined : t(hint)} value={value} onChange={(value) => set({ field: field.field, value })} options={(field.options ?? []).map((option) => ({ value: option.value, label: t(option.words) }))} />;
}

/** In which country somebody lives, or that it is not said. */
function CountryControl({ field, record, set }: ControlProps) {
  const t = usePhrases();
  const options = [{ value: '', label: t('document.field.homeNotSaid') }, ...countryNames(t.locale)];
  return <ComboField label={t(field.label)} hint={t('document.field.homeHint')} none={t('settings.noCountry')} value={String(record[field.field] ?? '')} options={options} onChange={(value) => set({ field: field.field, value })} />;
}

function FlagControl({ field, record, set }: ControlProps) {
  const t = usePhrases();
  return <CheckField checked={record[field.field] === true} onChange={(value) => set({ field: field.field, value })}>{t(field.label)}</CheckField>;
}

type Writing = { show: (value: FieldValue) => string; read: (text: string) => FieldValue };
const PLAIN: Writing = { show: (value) => String(value ?? ''), read: (text) => text };
/** How what is typed becomes what is stored. What does not fit is passed on as typed and refused with its words kept. */
const WRITING: Readonly<Partial<Record<RecordField['control'], Writing>>> = {
  count: { show: PLAIN.show, read: (text) => (/^\d{1,9}$/.test(text.trim()) ? Number(text) : text) },
  lines: { show: (value) => (Array.isArray(value) ? value.join('\n') : ''), read: (text) => text.split('\n').map((line) => line.trim()).filter((line) => line !== '') },
  day: { show: PLAIN.show, read: (text) => (text === '' ? null : text) },
};

function WrittenControl({ field, record, set }: ControlProps) {
  const t = usePhrases();
  const { show, read } = WRITING[field.control] ?? PLAIN;
  const lines = field.control === 'lines';
  const control = lines ? 'prose' : field.control === 'count' || field.control === 'day' || field.control === 'prose' ? field.control : 'line';
  return <DraftField label={t(field.label)} value={show(record[field.field] ?? null)} control={control} hint={lines ? t('document.linePerItem') : undefined} onKeep={(text) => set({ field: field.field, value: read(text) })} />;
}

function LinkControl({ field, record, content, set }: ControlProps) {
  const t = usePhrases();
  const value = record[field.field];
  const items: readonly { id: string; name: string }[] = field.control === 'phase' ? content.phases : content.deliverables;
  const options = [{ value: 'none', label: t('document.noneOfThem') }, ...items.map(({ id, name }) => ({ value: id, label: name }))];
  return <SelectField label={t(field.label)} value={typeof value === 'string' ? value : 'none'} options={options} onChange={(id) => set({ field: field.field, value: id === 'none' ? null : id })} />;
}

function AmountControl({ field, record, content, set }: ControlProps) {
  const t = usePhrases();
  const currency = String(record['currency'] ?? content.head.currency);
  const currencies = CURRENCIES.includes(currency) ? CURRENCIES : [currency, ...CURRENCIES];
  const minor = typeof record['amountMinor'] === 'number' && record['amountMinor'] !== 0 ? record['amountMinor'] : null;
  return (
    <MoneyField label={t(field.label)} value={{ minor, currency }} currencies={currencies} locale={t.locale} notAnAmount={t('kit.notAnAmount')} currencyLabel={t('kit.currency')}
      onChange={(next) => {
        if (next.currency !== currency) set({ field: 'currency', value: next.currency });
        set({ field: 'amountMinor', value: next.minor ?? 0 });
      }} />
  );
}
