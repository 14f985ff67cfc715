import { useRef, type PointerEvent, type ReactNode } from 'react';
import { Check } from './check-field.tsx';
import './grid.css';
import type { GridColumn, GridProps } from './grid.tsx';
import { usePhrases } from './phrases-context.tsx';
import { Sign } from './sign.tsx';

const NARROWEST = 64;

/** The titles: press to sort, pull the right edge to widen. */
export function GridHead<Row>({ columns, rows, idOf, sort, onSort, chosen, onChoose, onWidth }: GridProps<Row>) {
  const t = usePhrases();
  const checked = chosen.size === 0 ? false : chosen.size >= rows.length ? true : 'some';
  return (
    <thead>
      <tr role="row" aria-rowindex={1}>
        <th role="columnheader" className="ui-grid__check"><Check label={t('kit.chooseAll')} checked={checked} onChange={(on) => onChoose(new Set(on ? rows.map(idOf) : []))} /></th>
        {columns.map((column, index) => (
          <th key={column.id} role="columnheader" aria-colindex={index + 2} data-first={index === 0 ? '' : undefined} data-look={column.look} aria-sort={sort?.by === column.id ? (sort.descending ? 'descending' : 'ascending') : undefined}>
            <Title column={column} sort={sort} onSort={onSort} />
            {onWidth === undefined ? null : <Edge width={column.width} onWidth={(width) => onWidth(column.id, width)} />}
          </th>
        ))}
        <th role="columnheader" aria-hidden="true" />
      </tr>
    </thead>
  );
}

function Title<Row>({ column: { id, title, sortable }, sort, onSort }: { column: GridColumn<Row> } & Pick<GridProps<Row>, 'sort' | 'onSort'>) {
  const here = sort?.by === id ? sort : null;
  if (sortable !== true || onSort === undefined) return <span className="ui-grid__title" title={title}>{title}</span>;
  return <button type="button" className="ui-grid__title" title={title} onClick={() => onSort({ by: id, descending: here !== null && !here.descending })}><span>{title}</span>{here === null ? null : <Sign shape={here.descending ? 'down' : 'up'} />}</button>;
}

/** The right edge of a title. By keyboard the column of the cell one stands on is widened with Ctrl, Shift and the arrows. */
function Edge({ width, onWidth }: { width: number; onWidth: (width: number) => void }) {
  const start = useRef<{ x: number; width: number } | null>(null);
  const take = (event: PointerEvent<HTMLSpanElement>) => {
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    start.current = { x: event.clientX, width };
  };
  const pull = ({ clientX }: PointerEvent) => {
    if (start.current !== null) onWidth(Math.max(NARROWEST, Math.round(start.current.width + clientX - start.current.x)));
  };
  return <span className="ui-grid__edge" aria-hidden="true" onPointerDown={take} onPointerMove={pull} onPointerUp={() => { start.current = null; }} />;
}

/** What stands under the columns. */
export function GridFoot<Row>({ columns, foot }: { columns: readonly GridColumn<Row>[]; foot: (column: string) => ReactNode }) {
  return (
    <tfoot>
      <tr role="row">
        <td role="gridcell" className="ui-grid__check" />
        {columns.map(({ id, look }, index) => <td key={id} role="gridcell" aria-colindex={index + 2} data-first={index === 0 ? '' : undefined} data-look={look}>{foot(id)}</td>)}
        <td aria-hidden="true" />
      </tr>
    </tfoot>
  );
}
