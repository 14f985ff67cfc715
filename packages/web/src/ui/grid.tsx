import { useVirtualizer, type VirtualItem } from '@tanstack/react-virtual';
import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState, type MouseEvent, type ReactNode, type RefObject } from 'react';
import { columnWidths } from './column-room.ts';
import type { RowState, Sort } from './data-table.tsx';
import './grid.css';
import { GridFoot, GridHead } from './grid-head.tsx';
import { GridList } from './grid-list.tsx';
import { GridRow } from './grid-row.tsx';
import { useNarrowScreen } from './narrow-screen.ts';
import { useGridCursor } from './grid-cursor.ts';

export type GridColumn<Row> = {
  id: string;
  title: string;
  /** In pixels, at least. */
  width: number;
  /** Its share of what a wide screen leaves over; none where a person chose the width. */
  grow?: number;
  cell: (row: Row) => ReactNode;
  /** Numbers stand right-aligned in tabular figures; quiet columns are small. */
  look?: 'plain' | 'line' | 'number' | 'quiet';
  sortable?: boolean;
  /** Whether this row's cell can be written in. */
  editable?: (row: Row) => boolean;
};

/** The ways out of an editor: as it was, or on to the next cell after saving. */
export type EditorDoors = { leave: () => void; next: (step: 1 | -1) => void };

export type GridProps<Row> = {
  /** Says what the rows are, for those who cannot see the page's title. */
  caption: string;
  columns: readonly GridColumn<Row>[];
  rows: readonly Row[];
  idOf: (row: Row) => string;
  nameOf: (row: Row) => string;
  stateOf?: ((row: Row) => RowState) | undefined;
  /** How many there are in all; null while nobody knows. Nothing waits for it. */
  total: number | null;
  sort?: Sort | undefined;
  onSort?: ((sort: Sort) => void) | undefined;
  /** Chosen rows' ids. */
  chosen: ReadonlySet<string>;
  onChoose: (chosen: ReadonlySet<string>) => void;
  density: 'comfortable' | 'compact';
  /** The last loaded rows come into sight: load more. Called again and again; must be cheap. */
  onNearEnd: () => void;
  /** More is on its way. */
  loading: boolean;
  onOpen: (row: Row) => void;
  /** What a cell becomes while it is written in. */
  editor: (at: { row: Row; column: string }, doors: EditorDoors) => ReactNode;
  /** What stands under a column: its sum, how many are filled. */
  foot?: ((column: string) => ReactNode) | undefined;
  onWidth?: ((column: string, width: number) => void) | undefined;
};

const ROW_PX = { comfortable: 44, compact: 34 } as const;
const HEAD_PX = 36;
const CHECK_PX = 36;
const AHEAD = 30;

/**
 * A table of any length: only what is in sight is drawn, more is asked for while one scrolls. One stop of the
 * Tab key; arrows move the cell, Enter writes in it (in the first column: opens the row), F2 writes in any,
 * Space chooses the row, Shift with arrows a stretch of rows. On a phone a row becomes a short list.
 */
export function Grid<Row>(props: GridProps<Row>) {
  return useNarrowScreen() ? <GridList {...props} /> : <WideGrid {...props} />;
}

function WideGrid<Row>(given: GridProps<Row>) {
  const id = useId();
  const frame = useRef<HTMLDivElement>(null);
  const { columns, hold } = useRoomyColumns(given.columns, frame);
  const { onWidth } = given;
  const pull = onWidth === undefined ? undefined : (column: string, width: number) => { hold(column); onWidth(column, width); };
  const props = { ...given, columns, onWidth: pull };
  const { caption, total, density, loading, foot } = props;
  const table = useRef<HTMLTableElement>(null);
  const { virtual, drawn, page } = useDrawnRows(props, frame);
  const cursor = useGridCursor(props, { table, page, scrollTo: (row) => virtual.scrollToIndex(row) });
  const { at, editing, seen } = cursor;
  const isHere = seen && !editing && drawn.some(({ index }) => index === at.row);
  return (
    <div className="ui-grid" ref={frame} data-density={density}>
      <table
        ref={table} style={{ width: CHECK_PX + columns.reduce((sum, { width }) => sum + width, 0) }} role="grid" tabIndex={0} aria-label={caption} aria-multiselectable="true" aria-busy={loading || undefined}
        aria-rowcount={total === null ? -1 : total + 1} aria-colcount={columns.length + 1} aria-activedescendant={isHere ? `${id}-${at.row}-${at.column}` : undefined}
        onKeyDown={cursor.onKeyDown} onFocus={({ target }) => { if (target === table.current) cursor.see(); }} onMouseDown={keepFocus} onMouseOver={tellWhatIsCut}
      >
        <colgroup><col className="ui-grid__checkcol" />{columns.map((column) => <col key={column.id} style={{ width: column.width }} />)}<col /></colgroup>
        <GridHead {...props} />
        <DrawnRows id={id} grid={props} cursor={cursor} drawn={drawn} total={virtual.getTotalSize()} />
        {foot === undefined ? null : <GridFoot columns={columns} foot={foot} />}
      </table>
    </div>
  );
}

/**
 * The columns with what the screen leaves over shared among them. `hold` keeps those before a column as they are seen,
 * while it is pulled and until the room changes: its edge goes with the pointer, and no width is chosen but its own.
 */
function useRoomyColumns<Row>(given: readonly GridColumn<Row>[], frame: RefObject<HTMLDivElement | null>) {
  const [room, setRoom] = useState(0);
  const [held, setHeld] = useState<Readonly<Record<string, number>>>({});
  useLayoutEffect(() => {
    const element = frame.current;
    if (element === null) return undefined;
    let measured = 0;
    const measure = () => {
      const now = element.clientWidth - CHECK_PX;
      if (now === measured) return;
      measured = now;
      setRoom(now);
      setHeld({});
    };
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(element);
    return () => watch.disconnect();
  }, [frame]);
  const columns = useMemo(() => {
    const kept = given.map((column) => { const width = held[column.id]; return width === undefined || (column.grow ?? 0) === 0 ? column : { ...column, width, grow: 0 }; });
    const widths = columnWidths(kept, room);
    return kept.map((column, at) => ({ ...column, width: widths[at] ?? column.width }));
  }, [given, held, room]);
  const hold = (pulled: string) => setHeld((all) => ({ ...Object.fromEntries(columns.slice(0, columns.findIndex(({ id }) => id === pulled)).map(({ id, width }) => [id, width])), ...all }));
  return { columns, hold };
}

/** What a cell is too narrow for is read by resting the pointer on it. */
function tellWhatIsCut({ target }: MouseEvent<HTMLTableElement>): void {
  const words = target instanceof Element ? target.closest<HTMLElement>('td .ui-grid__words') : null;
  if (words === null) return;
  if ([words, ...words.querySelectorAll('*')].some(isCut)) words.title = words.innerText;
  else words.removeAttribute('title');
}

function isCut({ scrollWidth, clientWidth, scrollHeight, clientHeight }: Element): boolean {
  return scrollWidth > clientWidth || (clientHeight > 0 && scrollHeight > clientHeight);
}

/** Which rows are in sight; asks for more while the last loaded ones come near. */
function useDrawnRows<Row>({ rows, density, foot, onNearEnd }: GridProps<Row>, frame: RefObject<HTMLDivElement | null>) {
  const height = ROW_PX[density];
  const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => frame.current, estimateSize: () => height, overscan: 14, scrollPaddingStart: HEAD_PX, scrollPaddingEnd: foot === undefined ? 0 : HEAD_PX });
  useEffect(() => virtual.measure(), [height, virtual]);
  const drawn = virtual.getVirtualItems();
  const last = drawn.at(-1)?.index ?? 0;
  useEffect(() => { if (rows.length > 0 && last >= rows.length - AHEAD) onNearEnd(); }, [last, rows.length, onNearEnd]);
  return { virtual, drawn, page: Math.max(1, Math.floor((frame.current?.clientHeight ?? 400) / height) - 2) };
}

type DrawnRowsProps<Row> = { id: string; grid: GridProps<Row>; cursor: ReturnType<typeof useGridCursor<Row>>; drawn: readonly VirtualItem[]; total: number };

function DrawnRows<Row>({ id, grid, cursor: { at, seen, editing, press, choose, doors }, drawn, total }: DrawnRowsProps<Row>) {
  const { rows, idOf, chosen } = grid;
  return (
    <tbody>
      <Gap height={drawn[0]?.start ?? 0} />
      {drawn.map(({ index }) => {
        const row = rows[index];
        if (row === undefined) return null;
        const here = seen && index === at.row ? at.column : null;
        return <GridRow key={idOf(row)} id={id} index={index} row={row} grid={grid} press={press} choose={choose} chosen={chosen.has(idOf(row))} here={here} editing={here !== null && editing ? doors : null} />;
      })}
      <Gap height={total - (drawn.at(-1)?.end ?? 0)} />
    </tbody>
  );
}

/** The grid keeps the keyboard when a cell is pressed; links and fields take it as ever. */
function keepFocus(event: MouseEvent<HTMLTableElement>): void {
  if (event.target instanceof Element && event.target.closest('a,button,input,textarea,select,[role=dialog],[role=listbox],label') !== null) return;
  event.preventDefault();
  event.currentTarget.focus({ preventScroll: true });
}

function Gap({ height }: { height: number }) {
  return height <= 0 ? null : <tr aria-hidden="true" className="ui-grid__gap"><td style={{ height }} /></tr>;
}
