import { useQueryClient, type QueryKey } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react';
import type { CellValue, RecordRow } from '@entente/contract/record/record.contract';
import type { FieldKind, ListKind } from '@entente/core/record/record-kind';
import { LABEL_FIELDS } from '@entente/core/record/point-label';
import type { Translator } from '@entente/phrases/translator';
import { LooksLike } from '../../duplicate/looks-like.tsx';
import { isComparedKind, TELLING } from '../../duplicate/written-hint.ts';
import { api } from '../../shell/team-app/api.ts';
import { useAutosave, type FieldPatch } from '../../shell/team-app/autosave.ts';
import { refusalOf } from '../../shell/team-app/refusal.ts';
import { useAtWork } from '../../shell/team-app/session.ts';
import { ConflictField } from '../../ui/conflict-field.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SaveState } from '../../ui/save-state.tsx';
import { SectionRule } from '../../ui/section-rule.tsx';
import { clockWords } from '../../ui/time-words.ts';
import { isSameCell } from '../cell-saving.ts';
import { cellWords, isEmptyCell } from '../cell-words.ts';
import { fieldLabel, type FieldView } from '../field-words.ts';
import { KIND_KEYS, patchRow } from '../record.queries.ts';
import { useFieldUndo } from '../record-undo.ts';
import { FieldEditor } from './field-editor.tsx';
import './record.css';

/** How what is written reaches the record: the change, and what is read again after it. */
export type Writing = { save: (patch: FieldPatch<Record<string, CellValue>>, names: RecordRow['names']) => Promise<unknown>; stale: readonly QueryKey[] };

type RecordFieldsProps = {
  kind: FieldKind;
  record: RecordRow;
  fields: readonly FieldView[];
  /** Sections of built-in fields by their keys, in the order of the page; what the workspace added follows by itself. */
  sections: readonly { readonly title: ReactNode; readonly keys: readonly string[] }[];
  /** `form`: boxes to fill in, for the few fields one works with. `facts`: a quiet list, label beside value, that is written in all the same. */
  look?: 'form' | 'facts';
};

const WIDE: readonly string[] = ['nextStep', 'notes', 'tags', 'address'];

/** The fields of a record, saved as they are written. A field that somebody else changed meanwhile asks which value stays. */
export function RecordFields({ kind, ...props }: RecordFieldsProps & { kind: ListKind }) {
  const queries = useQueryClient();
  const { id } = props.record;
  const writing: Writing = {
    save: async ({ set, before }, names) => {
      const values = set as Record<string, CellValue>;
      await api.record.update({ kind, id, set: values, before });
      patchRow(queries, { kind, id, values, names });
      // A page that was left begins with what is there when one comes back to it.
      queries.removeQueries({ queryKey: [kind, id], type: 'inactive' });
    },
    // How the record's data stands is said on the same page.
    stale: [[kind, id], [KIND_KEYS[kind], 'aggregates'], ['quality', 'record', kind, id]],
  };
  return <WrittenFields kind={kind} writing={writing} {...props} />;
}

/** The same for a record that its own area writes. */
export function WrittenFields({ kind, record, fields, sections, look = 'form', writing }: RecordFieldsProps & { writing: Writing }) {
  const t = usePhrases();
  const { workspace } = useAtWork();
  const form = useRecordForm(record, fields, writing);
  const row = { values: form.values, names: form.names };
  const facts = look === 'facts';
  const own = facts ? fields.filter(({ fieldId }) => fieldId !== null) : [];
  const groups = [...sections.map(({ title, keys }) => ({ title, fields: keys.flatMap((key) => fields.find((field) => field.key === key) ?? []) })), ...(own.length === 0 ? [] : [{ title: t('contact.ownFields') as ReactNode, fields: own }])];
  return (
    <>
      {groups.map((group, index) => (
        <section key={index}>
          <SectionRule aside={index === 0 && form.written.size > 0 ? <SaveState saving={form.saving} /> : undefined}>{group.title}</SectionRule>
          <div className={facts ? 'rc-facts' : 'rc-fields'}>
            {group.fields.filter(({ key }) => saysSomething(key, form.values)).map((field) => (
              <div key={field.key} data-field={field.key} className={WIDE.includes(field.key) || field.type === 'long_text' ? 'rc-wide' : undefined}>
                <Conflict form={form} kind={kind} field={field} />
                <FieldEditor kind={kind} field={field} row={row} currency={workspace.currency} error={form.errors[field.key]} {...(facts ? { placeholder: '–' } : {})} onChange={(value, names) => form.write(field.key, value, names)} />
                <Likeness kind={kind} id={record.id} field={field.key} form={form} />
              </div>
            ))}
          </div>
        </section>
      ))}
    </>
  );
}

/** What a phone is for is asked where there is one. */
function saysSomething(key: string, values: Readonly<Record<string, CellValue>>): boolean {
  const of = Object.entries(LABEL_FIELDS).find(([, label]) => label === key)?.[0];
  return of === undefined || !isEmptyCell(values[of]);
}

/** Beside an address or a phone that was just written: which other record holds it. */
function Likeness({ kind, id, field, form }: { kind: FieldKind; id: string; field: string; form: ReturnType<typeof useRecordForm> }) {
  if (!isComparedKind(kind) || !TELLING.some((one) => one === field) || !form.written.has(field)) return null;
  return <LooksLike draft={{ kind, id, name: '', [field]: String(form.values[field] ?? '') }} />;
}

function Conflict({ form, kind, field }: { form: ReturnType<typeof useRecordForm>; kind: FieldKind; field: FieldView }) {
  const t = usePhrases();
  const [at] = useState(() => new Date());
  const conflict = form.conflicts.find((one) => one.field === field.key);
  if (conflict === undefined) return null;
  const words = (value: unknown) => cellWords(t, { kind, field, row: { values: { ...form.values, [field.key]: value as CellValue }, names: form.names } }) || t('list.empty');
  return <ConflictField label={fieldLabel(t, kind, field)} who={conflict.by ?? t('client.conflictWho')} time={clockWords(t.locale, at)} yours={words(conflict.yours)} theirs={words(conflict.theirs)} before={words(conflict.before)} onKeepYours={() => form.settle(field.key, 'yours')} onTakeTheirs={() => form.settle(field.key, 'theirs')} />;
}

/** The values of a record while they are written, what is wrong with them, and the names of what they refer to. */
function useRecordForm(record: RecordRow, fields: readonly FieldView[], writing: Writing) {
  const t = usePhrases();
  const [names, setNames] = useState(record.names);
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [written, setWritten] = useState<ReadonlySet<string>>(new Set());
  const [start] = useState<Record<string, CellValue>>(() => Object.fromEntries(fields.filter(({ editable }) => editable).map(({ key, type }) => [key, record.values[key] ?? (type === 'tags' || type === 'multi_choice' ? [] : null)])));
  const save = async (patch: FieldPatch<Record<string, CellValue>>) => {
    try {
      await writing.save(patch, names);
      setErrors((all) => Object.fromEntries(Object.entries(all).filter(([key]) => !(key in patch.set))));
    } catch (error) {
      setErrors((all) => ({ ...all, ...wrongFields(t, error) }));
      throw error;
    }
  };
  const { values, set, saving, conflicts, settle, isOpen, settled, take } = useAutosave<Record<string, CellValue>>(start, save, writing.stale);
  const learn = useCallback((more: Readonly<Record<string, string>>) => setNames((all) => ({ ...all, ...more })), []);
  const forget = (keys: readonly string[]) => setErrors((all) => Object.fromEntries(Object.entries(all).filter(([key]) => !keys.includes(key))));
  const shown = useRef(values);
  shown.current = values;
  // What was stored elsewhere meanwhile is shown, but for what one is writing oneself.
  useEffect(() => {
    const news = Object.keys(start).map((key) => [key, record.values[key] ?? emptied(start[key])] as const).filter(([key, there]) => !isOpen(key) && !isSameCell(there, shown.current[key] ?? null));
    if (news.length === 0) return;
    learn(record.names);
    take(Object.fromEntries(news));
  }, [record, start, isOpen, take, learn]);
  const keepStep = useFieldUndo(record, writing, { isOpen, settled, take, learn, set: (part) => { forget(Object.keys(part)); set(part); } });
  const write = (key: string, value: CellValue, more: Readonly<Record<string, string>> = {}) => {
    setWritten((all) => new Set(all).add(key));
    setNames((all) => ({ ...all, ...more }));
    forget([key]);
    keepStep(key, { before: values[key] ?? null, value });
    set({ [key]: value });
  };
  return { values: { ...record.values, ...values }, names, errors, write, written, saving, conflicts, settle };
}

/** A field of several without any holds a list of none. */
function emptied(value: CellValue | undefined): CellValue {
  return Array.isArray(value) ? [] : null;
}

type Wrong = { field: string; refusal: string; detail?: Record<string, string | number> };

/** What the server found wrong, by field, each in its own sentence. */
export function wrongFields(t: Translator, error: unknown): Readonly<Record<string, string>> {
  const refusal = refusalOf(error);
  if (refusal?.code !== 'values-do-not-fit') return {};
  const wrong = refusal.detail['fields'];
  if (!Array.isArray(wrong)) return {};
  return Object.fromEntries((wrong as readonly Wrong[]).map(({ field, refusal: code, detail = {} }) => [field, t.has(`refusal.${code}`) ? t(`refusal.${code}` as 'refusal.not-found', detail) : t('shell.refusedUnknown')]));
}
