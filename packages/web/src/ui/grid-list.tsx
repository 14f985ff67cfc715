import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { Check } from './check-field.tsx';
import './grid.css';
import type { EditorDoors, GridColumn, GridProps } from './grid.tsx';

const USUAL_PX = 96;
const AHEAD = 12;

/** The grid on a phone: each row a short list of its filled columns, scrolled with the page. A value that can be changed opens its editor where it stands. */
export function GridList<Row>(props: GridProps<Row>) {
  const { caption, rows, idOf, total, onNearEnd, loading, density } = props;
  const list = useRef<HTMLUListElement>(null);
  const [top, setTop] = useState(0);
  const [editing, setEditing] = useState<{ row: string; column: string } | null>(null);
  useLayoutEffect(() => { setTop((list.current?.getBoundingClientRect().top ?? 0) + window.scrollY); }, []);
  const virtual = useWindowVirtualizer({ count: rows.length, estimateSize: () => USUAL_PX, overscan: 8, scrollMargin: top });
  const drawn = virtual.getVirtualItems();
  const last = drawn.at(-1)?.index ?? 0;
  useEffect(() => { if (rows.length > 0 && last >= rows.length - AHEAD) onNearEnd(); }, [last, rows.length, onNearEnd]);
  return (
    <ul ref={list} className="ui-gridlist" aria-label={caption} aria-busy={loading || undefined} data-density={density} style={{ height: virtual.getTotalSize() }}>
      {drawn.map(({ index, start }) => {
        const row = rows[index];
        if (row === undefined) return null;
        const id = idOf(row);
        return (
          <li key={id} ref={virtual.measureElement} data-index={index} aria-setsize={total ?? -1} aria-posinset={index + 1} data-chosen={props.chosen.has(id) ? '' : undefined} {...{ [`data-${props.stateOf?.(row) ?? 'plain'}`]: '' }} style={{ transform: `translateY(${start - top}px)` }}>
            <ListRow props={props} row={row} editing={editing?.row === id ? editing.column : null} onEdit={(column) => setEditing(column === null ? null : { row: id, column })} />
          </li>
        );
      })}
    </ul>
  );
}

type ListRowProps<Row> = { props: GridProps<Row>; row: Row; editing: string | null; onEdit: (column: string | null) => void };

function ListRow<Row>({ props, row, editing, onEdit }: ListRowProps<Row>) {
  const { columns, idOf, nameOf, chosen, onChoose, density } = props;
  const [first, ...rest] = columns;
  const lines = density === 'compact' ? rest.slice(0, 2) : rest.slice(0, 5);
  const choose = (on: boolean) => {
    const next = new Set(chosen);
    if (on) next.add(idOf(row));
    else next.delete(idOf(row));
    onChoose(next);
  };
  return (
    <>
      <div className="ui-gridlist__head">
        <div className="ui-gridlist__name">{first?.cell(row)}</div>
        <Check label={nameOf(row)} checked={chosen.has(idOf(row))} onChange={choose} />
      </div>
      <dl>{lines.map((column) => <Line key={column.id} props={props} column={column} row={row} editing={editing === column.id} onEdit={onEdit} />)}</dl>
    </>
  );
}

function Line<Row>({ props, column, row, editing, onEdit }: { props: GridProps<Row>; column: GridColumn<Row>; row: Row; editing: boolean; onEdit: (column: string | null) => void }) {
  const value = column.cell(row);
  const editable = column.editable?.(row) === true;
  if (!editing && (value === null || value === undefined || value === '')) return null;
  const doors: EditorDoors = { leave: () => onEdit(null), next: () => onEdit(null) };
  return (
    <div className="ui-gridlist__line">
      <dt>{column.title}</dt>
      <dd>{editing ? props.editor({ row, column: column.id }, doors) : editable ? <EditButton title={column.title} onEdit={() => onEdit(column.id)}>{value}</EditButton> : value}</dd>
    </div>
  );
}

function EditButton({ title, onEdit, children }: { title: string; onEdit: () => void; children: ReactNode }) {
  return <button type="button" className="ui-gridlist__edit" onClick={onEdit}><span className="visually-hidden">{title}: </span>{children}</button>;
}
