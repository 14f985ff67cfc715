import { useCallback, useMemo, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import type { EditorDoors, GridProps } from './grid.tsx';
import { idsBetween, keepInside, moveCell, nextCell, type CellAt } from './grid-move.ts';

export type GridGround = { readonly table: RefObject<HTMLTableElement | null>; readonly page: number; readonly scrollTo: (row: number) => void };
/** A press of the pointer on a cell, with what was held down. */
export type CellPress = (at: CellAt, held: { extend: boolean; add: boolean }) => void;

/** A press of a row's box; with Shift held, of all from the box that was pressed last. */
export type BoxPress = (row: number, on: boolean, extend: boolean) => void;

/** Where the keyboard stands in a grid, what is written in, and the ways between. The functions stay the same ones. */
export function useGridCursor<Row>(props: GridProps<Row>, ground: GridGround) {
  const [place, setPlace] = useState<CellAt>({ row: 0, column: 0 });
  const [editing, setEditing] = useState(false);
  const [seen, setSeen] = useState(false);
  const at = keepInside(place, { rows: props.rows.length, columns: props.columns.length });
  const latest = useRef({ props, ground, at, editing, anchor: 0 });
  latest.current = { ...latest.current, props, ground, at, editing };

  const go = useCallback((to: CellAt, extend: boolean) => {
    const { props: { rows, idOf, onChoose }, ground: { scrollTo }, anchor } = latest.current;
    setSeen(true);
    setPlace(to);
    scrollTo(to.row);
    if (extend) onChoose(new Set(idsBetween(rows.map(idOf), anchor, to.row)));
    else latest.current.anchor = to.row;
  }, []);
  const mayEdit = useCallback(({ row: index, column }: CellAt) => {
    const { columns, rows } = latest.current.props;
    const row = rows[index];
    return row !== undefined && columns[column]?.editable?.(row) === true;
  }, []);
  const edit = useCallback((cell: CellAt) => {
    if (!mayEdit(cell)) return false;
    setPlace(cell);
    setEditing(true);
    return true;
  }, [mayEdit]);
  const leave = useCallback(() => {
    setEditing(false);
    latest.current.ground.table.current?.focus({ preventScroll: true });
  }, []);
  const next = useCallback((step: 1 | -1) => {
    leave();
    const cell = nextCell(latest.current.at, step, { columns: latest.current.props.columns.length, fits: mayEdit });
    if (cell !== null) edit(cell);
  }, [leave, edit, mayEdit]);
  const choose = useCallback<BoxPress>((index, on, extend) => {
    const { props: { chosen, onChoose, rows, idOf }, anchor } = latest.current;
    const ids = extend ? idsBetween(rows.map(idOf), anchor, index) : rows.slice(index, index + 1).map(idOf);
    const next = new Set(chosen);
    for (const id of ids) if (on) next.add(id); else next.delete(id);
    latest.current.anchor = index;
    onChoose(next);
  }, []);
  const press = usePress(latest, { go, edit });
  const doors = useMemo<EditorDoors>(() => ({ leave, next }), [leave, next]);
  const see = useCallback(() => setSeen(true), []);
  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>) => {
    if (event.target === event.currentTarget && props.rows.length > 0 && !event.altKey && answers(event, { props, ground, at, go, edit })) event.preventDefault();
  };
  return { at, editing, seen, see, doors, press, choose, onKeyDown };
}

type Ways = { readonly go: (to: CellAt, extend: boolean) => void; readonly edit: (cell: CellAt) => boolean };
type Latest<Row> = RefObject<{ props: GridProps<Row>; ground: GridGround; at: CellAt; editing: boolean }>;

/** A press goes to a cell, a second one on the same cell writes in it; with Shift a stretch is chosen, with Ctrl one row more. */
function usePress<Row>(latest: Latest<Row>, { go, edit }: Ways): CellPress {
  return useCallback<CellPress>((to, { extend, add }) => {
    const { props, ground, at, editing } = latest.current;
    const again = at.row === to.row && at.column === to.column && document.activeElement === ground.table.current && !editing;
    const row = props.rows[to.row];
    if (add && row !== undefined) props.onChoose(toggled(props.chosen, props.idOf(row)));
    if (extend || add || !again || !edit(to)) go(to, extend);
  }, [latest, go, edit]);
}

const WIDTH_STEP = 16;
const NARROWEST = 64;
type Scene<Row> = Ways & { readonly props: GridProps<Row>; readonly ground: GridGround; readonly at: CellAt };

/** Does what a key asks for; false where it asks for nothing here. */
function answers<Row>(event: KeyboardEvent, scene: Scene<Row>): boolean {
  const { props, ground, at, go } = scene;
  const far = event.ctrlKey || event.metaKey;
  if (far && event.shiftKey && /^Arrow(Left|Right)$/.test(event.key)) return widen(scene, event.key === 'ArrowRight' ? WIDTH_STEP : -WIDTH_STEP);
  const to = moveCell(at, { key: event.key, far }, { rows: props.rows.length, columns: props.columns.length, page: ground.page });
  if (to !== null) go(to, event.shiftKey && to.row !== at.row);
  return to !== null || (far ? actFar(event.key, scene) : act(event.key, scene));
}

function widen<Row>({ props, at }: Scene<Row>, step: number): boolean {
  const column = props.columns[at.column];
  if (column !== undefined) props.onWidth?.(column.id, Math.max(NARROWEST, column.width + step));
  return true;
}

function act<Row>(key: string, { props, at, edit, go }: Scene<Row>): boolean {
  const row = props.rows[at.row];
  if (row === undefined) return false;
  if (key === 'F2' || (key === 'Enter' && at.column > 0)) return edit(at);
  if (key === 'Enter') props.onOpen(row);
  else if (key === ' ') {
    props.onChoose(toggled(props.chosen, props.idOf(row)));
    go(at, false);
  } else return false;
  return true;
}

/** With Ctrl: Enter opens the row from any cell, A chooses all that are loaded. */
function actFar<Row>(key: string, { props, at }: Scene<Row>): boolean {
  const row = props.rows[at.row];
  if (key === 'Enter' && row !== undefined) props.onOpen(row);
  else if (key.toLowerCase() === 'a') props.onChoose(new Set(props.rows.map(props.idOf)));
  else return false;
  return true;
}

function toggled(chosen: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(chosen);
  if (!next.delete(id)) next.add(id);
  return next;
}
