import { memo, useRef, type MouseEvent } from 'react';
import { Check } from './check-field.tsx';
import './grid.css';
import type { EditorDoors, GridColumn, GridProps } from './grid.tsx';
import type { BoxPress, CellPress } from './grid-cursor.ts';

type GridRowProps<Row> = {
  id: string;
  index: number;
  row: Row;
  grid: GridProps<Row>;
  press: CellPress;
  choose: BoxPress;
  chosen: boolean;
  /** The column on which the keyboard stands, when it stands on this row. */
  here: number | null;
  /** The ways out, while that cell is written in. */
  editing: EditorDoors | null;
};

/** One row. Drawn again only when something of it changed: a grid of fifty thousand scrolls because of this. */
export const GridRow = memo(PlainRow, isSame) as typeof PlainRow;

function PlainRow<Row>({ id, index, row, grid, press, choose, chosen, here, editing }: GridRowProps<Row>) {
  const { columns, nameOf, stateOf } = grid;
  const stretch = useRef(false);
  return (
    <tr role="row" aria-rowindex={index + 2} aria-selected={chosen} data-chosen={chosen ? '' : undefined} {...{ [`data-${stateOf?.(row) ?? 'plain'}`]: '' }}>
      <td role="gridcell" className="ui-grid__check" onMouseDownCapture={({ shiftKey }) => { stretch.current = shiftKey; }}><Check label={nameOf(row)} checked={chosen} onChange={(on) => choose(index, on, stretch.current)} tabIndex={-1} /></td>
      {columns.map((column, at) => (
        <td
          key={column.id} id={`${id}-${index}-${at}`} role={at === 0 ? 'rowheader' : 'gridcell'} aria-colindex={at + 2} aria-readonly={column.editable?.(row) === true ? undefined : true}
          data-first={at === 0 ? '' : undefined} data-active={here === at ? '' : undefined} data-look={column.look} data-editable={column.editable?.(row) === true ? '' : undefined} data-editing={here === at && editing !== null ? '' : undefined}
          onClick={(event) => { if (!isControl(event)) press({ row: index, column: at }, { extend: event.shiftKey, add: event.ctrlKey || event.metaKey }); }}
        >
          <Content column={column} row={row} grid={grid} doors={here === at ? editing : null} />
        </td>
      ))}
      <td aria-hidden="true" />
    </tr>
  );
}

function Content<Row>({ column, row, grid, doors }: { column: GridColumn<Row>; row: Row; grid: GridProps<Row>; doors: EditorDoors | null }) {
  return doors === null ? <span className="ui-grid__words">{column.cell(row)}</span> : grid.editor({ row, column: column.id }, doors);
}

function isControl({ target }: MouseEvent): boolean {
  return target instanceof Element && target.closest('a,button,input,textarea,select,label,.ui-cell') !== null;
}

/** The grid's own props change with every choice; a row cares for its columns, its row and its own state. */
function isSame<Row>(before: GridRowProps<Row>, after: GridRowProps<Row>): boolean {
  return before.row === after.row && before.index === after.index && before.chosen === after.chosen && before.here === after.here && before.editing === after.editing
    && before.grid.columns === after.grid.columns && before.grid.stateOf === after.grid.stateOf && before.grid.editor === after.grid.editor;
}
