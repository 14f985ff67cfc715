import type { AnyItem, DocumentContent } from '@entente/core/document/content';
import type { FieldValue } from '@entente/core/document/edit';
import { CheckField } from '../../ui/check-field.tsx';
import { MoneyField } from '../../ui/money-field.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SelectField } from '../../ui/select-field.tsx';
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

function RecordControl({ field, record, content, set }: ControlProps) {
  const t = usePhrases();
  const { control } = field;
  const label = t(field.label);
  const value = record[field.field] ?? null;
  const keep = (next: FieldValue) => set({ field: field.field, value: next });
  if (control === 'choice') return <SelectField label={label} value={String(value)} onChange={keep} options={(field.options ?? []).map((option) => ({ value: option.value, label: t(option.words) }))} />;
  if (control === 'phase' || control === 'deliverable') return <LinkField label={label} value={value} items={control === 'phase' ? content.phases : content.deliverables} onKeep={keep} />;
  if (control === 'check') return <CheckField checked={value === true} onChange={keep}>{label}</CheckField>;
  if (control === 'money') return <AmountField label={label} record={record} content={content} set={set} />;
  if (control === 'count') return <DraftField label={label} value={String(value ?? '')} control="count" onKeep={(text) => keep(/^\d{1,9}$/.test(text.trim()) ? Number(text) : text)} />;
  if (control === 'lines') return <DraftField label={label} value={Array.isArray(value) ? value.join('\n') : ''} control="prose" hint={t('document.linePerItem')} onKeep={(text) => keep(text.split('\n').map((line) => line.trim()).filter((line) => line !== ''))} />;
  if (control === 'day') return <DraftField label={label} value={String(value ?? '')} control="day" onKeep={(day) => keep(day === '' ? null : day)} />;
  return <DraftField label={label} value={String(value ?? '')} control={control} onKeep={keep} />;
}

function LinkField({ label, value, items, onKeep }: { label: string; value: FieldValue; items: readonly { id: string; name: string }[]; onKeep: (value: FieldValue) => void }) {
  const t = usePhrases();
  const options = [{ value: 'none', label: t('document.noneOfThem') }, ...items.map(({ id, name }) => ({ value: id, label: name }))];
  return <SelectField label={label} value={typeof value === 'string' ? value : 'none'} options={options} onChange={(id) => onKeep(id === 'none' ? null : id)} />;
}

function AmountField({ label, record, content, set }: Omit<ControlProps, 'field'> & { label: string }) {
  const t = usePhrases();
  const currency = String(record['currency'] ?? content.head.currency);
  const currencies = CURRENCIES.includes(currency) ? CURRENCIES : [currency, ...CURRENCIES];
  const minor = typeof record['amountMinor'] === 'number' && record['amountMinor'] !== 0 ? record['amountMinor'] : null;
  return (
    <MoneyField label={label} value={{ minor, currency }} currencies={currencies} locale={t.locale} notAnAmount={t('kit.notAnAmount')} currencyLabel={t('kit.currency')}
      onChange={(next) => {
        if (next.currency !== currency) set({ field: 'currency', value: next.currency });
        set({ field: 'amountMinor', value: next.minor ?? 0 });
      }} />
  );
}
