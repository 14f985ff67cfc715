import type { InteractionView } from '@entente/contract/interaction/interaction.contract';
import type { CellValue, RecordRow } from '@entente/contract/record/record.contract';
import { cellWords } from '../../record/cell-words.ts';
import { fieldLabel, type FieldView } from '../../record/field-words.ts';
import { FieldEditor } from '../../record/team/field-editor.tsx';
import { useAtWork } from '../../shell/team-app/session.ts';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { useInteractionFields } from '../interaction.queries.ts';
import './interaction.css';

type Row = Pick<RecordRow, 'values' | 'names'>;
type OwnEditorsProps = { fields: readonly FieldView[]; row: Row; errors: Readonly<Record<string, string>>; onChange: (row: Row) => void };

/** The workspace's own fields in the form of an interaction. */
export function OwnEditors({ fields, row, errors, onChange }: OwnEditorsProps) {
  const { workspace } = useAtWork();
  const put = (key: string, value: CellValue, names: RecordRow['names'] = {}) => onChange({ values: { ...row.values, [key]: value }, names: { ...row.names, ...names } });
  return fields.map((field) => (
    <div key={field.key} data-field={field.key} className={field.type === 'long_text' ? 'ix-wide' : undefined}>
      <FieldEditor kind="interaction" field={field} row={row} currency={workspace.currency} error={errors[field.key]} onChange={(value, names) => put(field.key, value, names)} />
    </div>
  ));
}

/** What an interaction holds in them, in its entry. */
export function OwnFacts({ entry }: { entry: InteractionView }) {
  const t = usePhrases();
  const filled = useInteractionFields().filter(({ key }) => key in entry.values);
  if (filled.length === 0) return null;
  return (
    <dl className="ix-own">
      {filled.map((field) => <div key={field.key}><dt>{fieldLabel(t, 'interaction', field)}</dt><dd>{cellWords(t, { kind: 'interaction', field, row: entry })}</dd></div>)}
    </dl>
  );
}
