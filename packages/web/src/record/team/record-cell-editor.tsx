import type { CellValue, RecordRow } from '@entente/contract/record/record.contract';
import { isEmailAddress } from '@entente/core/kernel/email-address';
import { isLabelField, LABEL_LETTERS, readPointLabel } from '@entente/core/record/point-label';
import type { FieldKind } from '@entente/core/record/record-kind';
import type { Translator } from '@entente/phrases/translator';
import { parseMinor } from '@entente/core/kernel/typed-amount';
import { CellEdit, LongCellEdit } from '../../ui/cell-edit.tsx';
import { CellPick } from '../../ui/cell-pick.tsx';
import type { EditorDoors } from '../../ui/grid.tsx';
import { formatMinor } from '../../ui/money-text.ts';
import { formatScaled, parseScaled } from '../../ui/number-text.ts';
import type { PickOption } from '../../ui/option-source.ts';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { intlTag } from '../../ui/time-words.ts';
import { birthdayRead, birthdayTyped } from '../birthday-words.ts';
import { pointLabelWords } from '../point-words.ts';
import { cellWords, currencyOf } from '../cell-words.ts';
import { fieldLabel, optionLabel, type FieldView } from '../field-words.ts';
import { useFieldSource } from '../option-sources.ts';
import { isChosenType, isManyType } from '../field-shape.ts';
import { useTagCreation } from '../tag-creation.ts';

type RecordCellEditorProps = {
  kind: FieldKind;
  field: FieldView;
  row: RecordRow;
  /** The currency of the workspace, where the record says none. */
  currency: string;
  doors: EditorDoors;
  onSave: (value: CellValue, names?: Readonly<Record<string, string>>) => void;
};

/** A cell of a record while it is written in: the editor of its field's type. */
export function RecordCellEditor(props: RecordCellEditorProps) {
  return isChosenType(props.field.type) ? <ChosenCell {...props} /> : <TypedCell {...props} />;
}

function ChosenCell({ kind, field, row, doors, onSave }: RecordCellEditorProps) {
  const t = usePhrases();
  const source = useFieldSource(kind, field);
  const create = useTagCreation();
  const many = isManyType(field.type);
  const save = (chosen: readonly PickOption[]) => {
    doors.leave();
    void settled(chosen, field.type === 'tags' ? create.settle : null).then((options) => {
      onSave(many ? options.map(({ value }) => value) : singleValue(field, options[0]), Object.fromEntries(options.map(({ value, label }) => [value, label])));
    });
  };
  return <CellPick label={fieldLabel(t, kind, field)} source={source} multiple={many} create={field.type === 'tags' ? create.begin : undefined} empty={field.clearable && !many ? t('list.leaveEmpty') : undefined} chosen={chosenOf(t, { kind, field, row })} onSave={save} onLeave={doors.leave} />;
}

async function settled(chosen: readonly PickOption[], settle: ((option: PickOption) => Promise<PickOption>) | null): Promise<readonly PickOption[]> {
  return settle === null ? chosen : Promise.all(chosen.map(settle));
}

function singleValue(field: FieldView, option: PickOption | undefined): CellValue {
  if (field.type === 'boolean') return option === undefined ? null : option.value === 'true';
  return option?.value ?? (field.type === 'country' ? '' : null);
}

/** What a cell holds, as options with their words. */
export function chosenOf(t: Translator, { kind, field, row }: { kind: FieldKind; field: FieldView; row: Pick<RecordRow, 'values' | 'names'> }): readonly PickOption[] {
  const value = row.values[field.key];
  if (value === null || value === undefined || value === '') return [];
  const ids = Array.isArray(value) ? value : [String(value)];
  return ids.map((one) => ({ value: one, label: row.names[one] ?? plainWords(t, one, { kind, field }) }));
}

/** What a value is called that no lookup names: yes and no, countries, options. */
function plainWords(t: Translator, value: string, { kind, field }: { kind: FieldKind; field: FieldView }): string {
  if (field.type === 'boolean') return t(value === 'true' ? 'list.yes' : 'list.no');
  return field.type === 'country' ? cellWords(t, { kind, field, row: { values: { [field.key]: value }, names: {} } }) : optionLabel(t, kind, { field, option: value });
}

function TypedCell({ kind, field, row, currency, doors, onSave }: RecordCellEditorProps) {
  const t = usePhrases();
  const own = currencyOf(field, row, currency);
  const form = formOf(t, field, own);
  const value = row.values[field.key] ?? null;
  const label = fieldLabel(t, kind, field);
  const save = (text: string, step?: 1 | -1) => {
    if (step === undefined) doors.leave();
    else doors.next(step);
    onSave(form.read(text) ?? null);
  };
  if (field.type === 'long_text') return <LongCellEdit label={label} value={String(value ?? '')} onSave={save} onLeave={doors.leave} />;
  return <CellEdit label={label} value={form.write(value)} check={(text) => problemOf(t, { field, text, form })} input={form.input} unit={field.type === 'money' ? <span className="meta">{own}</span> : undefined} onSave={save} onLeave={doors.leave} />;
}

type Form = { write: (value: CellValue) => string; read: (text: string) => CellValue | undefined; input: { type?: string; inputMode?: 'decimal' | 'email' | 'tel' | 'url'; maxLength?: number } };

/** How a value of a field is typed: its text, and the value of a text; undefined where the text is none. */
export function formOf(t: Translator, field: FieldView, currency: string): Form {
  const tag = intlTag(t.locale);
  const scale = field.rules.scale ?? 0;
  const asText = (value: CellValue) => String(value ?? '');
  switch (field.type) {
    case 'number': return { write: (value) => formatScaled(typeof value === 'number' ? value : null, scale, tag), read: (text) => parseScaled(text, scale, tag), input: { inputMode: 'decimal' } };
    case 'money': return { write: (value) => formatMinor(typeof value === 'number' ? value : null, currency, tag), read: (text) => parseMinor(text, currency), input: { inputMode: 'decimal' } };
    case 'date': return { write: asText, read: (text) => (text === '' ? null : text), input: { type: 'date' } };
    case 'birthday': return { write: (value) => birthdayTyped(t.locale, asText(value)), read: birthdayRead, input: { maxLength: 40 } };
    case 'instant': return { write: localMoment, read: (text) => (text === '' ? null : new Date(text).toISOString()), input: { type: 'datetime-local' } };
    default: return isLabelField(field.key) ? labelForm(t) : { write: asText, read: (text) => text.trim(), input: { ...KEYBOARDS[field.type], ...(field.rules.maxLength === undefined ? {} : { maxLength: field.rules.maxLength }) } };
  }
}

/** Usual words stand in the reader's language; any other word is one's own. */
function labelForm(t: Translator): Form {
  return { write: (value) => pointLabelWords(t, value), read: readPointLabel, input: { maxLength: LABEL_LETTERS } };
}

const KEYBOARDS: Readonly<Partial<Record<FieldView['type'], { inputMode: 'email' | 'tel' | 'url' }>>> = { email: { inputMode: 'email' }, phone: { inputMode: 'tel' }, url: { inputMode: 'url' } };

/** Why a typed text does not fit its field, or undefined. The server judges once more. */
export function problemOf(t: Translator, { field, text, form }: { field: FieldView; text: string; form: Form }): string | undefined {
  const value = form.read(text);
  if (value === undefined && field.type === 'birthday') return t('list.notABirthday');
  if (value === undefined) return t(field.type === 'money' ? 'kit.notAnAmount' : 'list.notANumber');
  if (value === null || value === '') return field.clearable ? undefined : t('list.needed');
  if (field.type === 'email' && !isEmailAddress(String(value))) return t('client.emailWrong');
  return typeof value === 'number' && isOutside(value, field) ? t('list.outOfRange') : undefined;
}

function isOutside(value: number, { rules: { min = -Infinity, max = Infinity } }: FieldView): boolean {
  return value < min || value > max;
}

/** A moment as the browser's own field takes it: on the reader's clock, without a zone. */
function localMoment(value: CellValue): string {
  if (typeof value !== 'string' || value === '') return '';
  const at = new Date(value);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
