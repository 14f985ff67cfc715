import { useCallback, useMemo, useState, type ReactNode } from 'react';
import type { RecordRow } from '@entente/contract/record/record.contract';
import type { ListKind } from '@entente/core/record/record-kind';
import { useAtWork } from '../../shell/team-app/session.ts';
import { CellConflict } from '../../ui/cell-conflict.tsx';
import { Grid, type EditorDoors, type GridColumn } from '../../ui/grid.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { useCellSaving } from '../cell-saving.ts';
import { cellWords } from '../cell-words.ts';
import { keepWidth, keptWidths } from '../column-widths.ts';
import { usualShare, usualWidth } from '../field-shape.ts';
import { fieldLabel, type FieldView } from '../field-words.ts';
import type { Shown } from '../record-place.ts';
import type { RecordsAsked } from '../record.queries.ts';
import { ColumnFoot } from './column-foot.tsx';
import { RecordCell } from './record-cell.tsx';
import { RecordCellEditor } from './record-cell-editor.tsx';

type RecordGridProps = {
  asked: RecordsAsked;
  fields: readonly FieldView[];
  rows: readonly RecordRow[];
  shown: Shown;
  onShow: (part: Partial<Shown>) => void;
  total: number | null;
  caption: string;
  /** The cell that names a record and leads to it. */
  nameCell: (row: RecordRow) => ReactNode;
  onOpen: (row: RecordRow) => void;
  chosen: ReadonlySet<string>;
  onChoose: (chosen: ReadonlySet<string>) => void;
  onNearEnd: () => void;
  loading: boolean;
};

/** What is one word however long: broken in two it reads as two. */
const LINES: readonly FieldView['type'][] = ['email', 'url', 'phone'];
const QUIET: readonly FieldView['type'][] = ['instant', 'member', 'locale'];

/** A list of records as a table: each cell read, and written in, by its field's type. */
export function RecordGrid(props: RecordGridProps) {
  const { asked, fields, rows, shown, onShow, total, caption, onOpen, chosen, onChoose, onNearEnd, loading } = props;
  const { workspace } = useAtWork();
  const { save, conflicts, settle } = useCellSaving(asked.kind);
  const { columns, onWidth } = useColumns(props, { conflicts, settle });
  const byKey = useMemo(() => new Map(fields.map((field) => [field.key, field])), [fields]);
  const editor = useCallback(({ row, column }: { row: RecordRow; column: string }, doors: EditorDoors) => {
    const field = byKey.get(column);
    return field === undefined ? null : <RecordCellEditor kind={asked.kind} field={field} row={row} currency={workspace.currency} doors={doors} onSave={(value, names) => save({ row, field: column, value, ...(names === undefined ? {} : { names }) })} />;
  }, [byKey, asked.kind, workspace.currency, save]);
  const foot = (column: string) => {
    const field = byKey.get(column);
    return field === undefined ? null : <ColumnFoot field={field} asked={asked} foot={shown.foot} onFoot={(next) => onShow({ foot: next })} />;
  };
  return (
    <Grid
      caption={caption} columns={columns} rows={rows} idOf={idOf} nameOf={nameOf} total={total} density={shown.density} chosen={chosen} onChoose={onChoose} onNearEnd={onNearEnd} loading={loading} onOpen={onOpen} editor={editor} foot={foot} onWidth={onWidth}
      sort={{ by: shown.sort.replace(/^-/, ''), descending: shown.sort.startsWith('-') }} onSort={({ by, descending }) => onShow({ sort: `${descending ? '-' : ''}${by}` })}
    />
  );
}

const idOf = ({ id }: RecordRow): string => id;
const nameOf = ({ values }: RecordRow): string => String(values['name'] ?? '');

function useColumns({ asked: { kind }, fields, shown, nameCell }: RecordGridProps, { conflicts, settle }: Pick<ReturnType<typeof useCellSaving>, 'conflicts' | 'settle'>) {
  const t = usePhrases();
  const [widths, setWidths] = useState(() => keptWidths(kind));
  const keys = shown.columns.join(',');
  const columns = useMemo(() => keys.split(',').flatMap((key): readonly GridColumn<RecordRow>[] => {
    const field = fields.find((one) => one.key === key);
    if (field === undefined) return [];
    const cell = (row: RecordRow) => {
      const conflict = conflicts.find((one) => one.row.id === row.id && one.field === key);
      if (conflict !== undefined) return <Conflict kind={kind} field={field} conflict={conflict} settle={settle} />;
      return key === 'name' ? nameCell(row) : RecordCellOf({ kind, field, row });
    };
    return [{ id: key, title: fieldLabel(t, kind, field), width: widths[key] ?? usualWidth(field, keys.split(',').length, kind), grow: widths[key] === undefined ? usualShare(field) : 0, cell, sortable: field.sortable, editable: () => field.editable, look: field.type === 'money' || field.type === 'number' ? 'number' : QUIET.includes(field.type) ? 'quiet' : LINES.includes(field.type) ? 'line' : 'plain' }];
  }), [keys, fields, conflicts, kind, nameCell, t, widths, settle]);
  const onWidth = useCallback((column: string, width: number) => setWidths((all) => keepWidth(kind, { ...all, [column]: width })), [kind]);
  return { columns, onWidth };
}

const FRAMES: readonly string[] = ['hardFrame', 'softFrame'];

/** An empty cell is nothing at all, so that a phone leaves its line out. */
function RecordCellOf(cell: { kind: ListKind; field: FieldView; row: RecordRow }): ReactNode {
  const { kind, field, row } = cell;
  if (field.key === 'nextStep' && kind !== 'contact') return <RecordCell {...cell} />;
  const value = row.values[field.key];
  // Of counts only what there is is told.
  if (value === 0 && kind === 'engagement' && !FRAMES.includes(field.key)) return '';
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0) ? '' : <RecordCell {...cell} />;
}

type ConflictProps = { kind: ListKind; field: FieldView; conflict: ReturnType<typeof useCellSaving>['conflicts'][number]; settle: ReturnType<typeof useCellSaving>['settle'] };

function Conflict({ kind, field, conflict, settle }: ConflictProps) {
  const t = usePhrases();
  const words = (value: RecordRow['values'][string]) => cellWords(t, { kind, field, row: { values: { ...conflict.row.values, [field.key]: value }, names: conflict.names } }) || t('list.empty');
  return <CellConflict label={fieldLabel(t, kind, field)} who={conflict.by ?? t('client.conflictWho')} yours={words(conflict.yours)} theirs={words(conflict.theirs)} before={words(conflict.before)} onKeepYours={() => settle(conflict, 'yours')} onTakeTheirs={() => settle(conflict, 'theirs')} />;
}
