import type { ReactNode } from 'react';
import { Check } from './check-field.tsx';
import './data-table.css';
import './lamp.css';
import { usePhrases } from './phrases-context.tsx';
import { Sign } from './sign.tsx';

export type Column<Row> = {
  id: string;
  title: string;
  cell: (row: Row) => ReactNode;
  /** Numbers stand right-aligned in tabular figures; quiet columns are small; what acts on a row says itself what it does, on a phone too. */
  look?: 'plain' | 'number' | 'quiet' | 'act';
  sortable?: boolean;
};

export type Sort = { by: string; descending: boolean };
export type RowState = 'plain' | 'here' | 'failed' | 'binned';

type DataTableProps<Row> = {
  /** Says what the rows are, for those who cannot see the page's title. */
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  idOf: (row: Row) => string;
  /** The name of a row, for its check box. */
  nameOf: (row: Row) => string;
  stateOf?: (row: Row) => RowState;
  sort?: Sort;
  onSort?: (sort: Sort) => void;
  /** Chosen rows' ids; without it rows cannot be chosen. */
  chosen?: ReadonlySet<string>;
  onChoose?: (chosen: ReadonlySet<string>) => void;
};

/** Rows of 43 px under an ink rule. The first column names the row and links to it; on a phone a row becomes a short list. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, columns, rows, idOf, stateOf = () => 'plain', chosen } = props;
  return (
    <table className="ui-table">
      <caption className="visually-hidden">{caption}</caption>
      <Head {...props} />
      <tbody>
        {rows.map((row) => (
          <tr key={idOf(row)} data-chosen={chosen?.has(idOf(row)) === true ? '' : undefined} {...{ [`data-${stateOf(row)}`]: '' }}>
            <ChooseCell {...props} row={row} />
            {columns.map((column, index) => <Cell key={column.id} column={column} row={row} first={index === 0} />)}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Head<Row>({ columns, rows, idOf, sort, onSort, chosen, onChoose }: DataTableProps<Row>) {
  const t = usePhrases();
  const all = rows.map(idOf);
  const count = all.filter((id) => chosen?.has(id) === true).length;
  const checked = count === 0 ? false : count === all.length ? true : 'some';
  return (
    <thead>
      <tr>
        {chosen === undefined ? null : <th className="ui-table__check"><Check label={t('kit.chooseAll')} checked={checked} onChange={(on) => onChoose?.(new Set(on ? all : []))} /></th>}
        {columns.map(({ id, title, look, sortable }) => (
          <th key={id} scope="col" data-number={look === 'number' ? '' : undefined} aria-sort={sort?.by === id ? (sort.descending ? 'descending' : 'ascending') : undefined}>
            {sortable === true && onSort !== undefined
              ? <button type="button" onClick={() => onSort({ by: id, descending: sort?.by === id && !sort.descending })}>{title}{sort?.by === id ? <Sign shape={sort.descending ? 'down' : 'up'} /> : null}</button>
              : title}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function ChooseCell<Row>({ row, idOf, nameOf, chosen, onChoose }: DataTableProps<Row> & { row: Row }) {
  if (chosen === undefined) return null;
  const id = idOf(row);
  const choose = (on: boolean) => {
    const next = new Set(chosen);
    if (on) next.add(id);
    else next.delete(id);
    onChoose?.(next);
  };
  return <td className="ui-table__check"><Check label={nameOf(row)} checked={chosen.has(id)} onChange={choose} /></td>;
}

function Cell<Row>({ column: { cell, look, title }, row, first }: { column: Column<Row>; row: Row; first: boolean }) {
  return <td data-first={first ? '' : undefined} data-label={title} data-act={look === 'act' ? '' : undefined} data-number={look === 'number' ? '' : undefined} data-quiet={look === 'quiet' ? '' : undefined}>{cell(row)}</td>;
}
