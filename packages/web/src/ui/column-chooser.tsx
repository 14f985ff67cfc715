import { useRef, useState, type KeyboardEvent, type PointerEvent, type RefObject } from 'react';
import { Check } from './check-field.tsx';
import './column-chooser.css';
import { matchWords } from './match-words.ts';
import './option-list.css';
import { usePhrases } from './phrases-context.tsx';
import { Sign } from './sign.tsx';

export type ColumnChoice = { readonly id: string; readonly title: string; /** The column that names the row: always there, always first. */ readonly fixed?: boolean };

type ColumnChooserProps = { all: readonly ColumnChoice[]; shown: readonly string[]; onChange: (shown: readonly string[]) => void };

/** Which columns stand in a table and in what order: tick them, pull them, or move them with the arrow keys. */
export function ColumnChooser({ all, shown, onChange }: ColumnChooserProps) {
  const t = usePhrases();
  const [words, setWords] = useState('');
  const list = useRef<HTMLUListElement>(null);
  const here = shown.flatMap((id) => all.find((column) => column.id === id) ?? []);
  const hidden = all.filter(({ id }) => !shown.includes(id));
  const fits = ({ title }: ColumnChoice) => matchWords(title, words) !== null;
  const move = (id: string, to: number) => {
    const firstFree = here.filter(({ fixed }) => fixed === true).length;
    onChange(moved(shown, id, Math.max(firstFree, Math.min(to, shown.length - 1))));
  };
  const set = (id: string, on: boolean) => onChange(on ? [...shown, id] : shown.filter((one) => one !== id));
  return (
    <div className="ui-columns">
      <input className="ui-options__in" type="search" data-autofocus="" aria-label={t('kit.findColumn')} placeholder={t('kit.findColumn')} value={words} onChange={(event) => setWords(event.target.value)} />
      <ul ref={list} className="ui-columns__list" aria-label={t('kit.columnsShown')}>
        {here.filter(fits).map((column) => (
          <li key={column.id} data-column={column.id}>
            <label className="ui-columns__name"><Tick column={column} on onSet={set} /><span>{column.title}</span></label>
            {column.fixed === true || words !== '' ? null : <Handle title={column.title} at={shown.indexOf(column.id)} onMove={(to) => move(column.id, to)} list={list} />}
          </li>
        ))}
      </ul>
      {hidden.some(fits) ? <ul className="ui-columns__list ui-columns__list--more" aria-label={t('kit.columnsHidden')}>{hidden.filter(fits).map((column) => <li key={column.id}><label className="ui-columns__name"><Tick column={column} on={false} onSet={set} /><span>{column.title}</span></label></li>)}</ul> : null}
    </div>
  );
}

function Tick({ column: { id, title, fixed }, on, onSet }: { column: ColumnChoice; on: boolean; onSet: (id: string, on: boolean) => void }) {
  return fixed === true ? <span className="ui-columns__fixed"><Sign shape="check" /></span> : <Check label={title} checked={on} onChange={(next) => onSet(id, next)} />;
}

/** Pulled by pointer, or moved by the arrow keys while it has the keyboard. */
function Handle({ title, at, onMove, list }: { title: string; at: number; onMove: (to: number) => void; list: RefObject<HTMLUListElement | null> }) {
  const t = usePhrases();
  const held = useRef(false);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    onMove(at + step);
  };
  const onPointerMove = ({ clientY }: PointerEvent) => {
    if (!held.current) return;
    const items = [...(list.current?.children ?? [])];
    const over = items.findIndex((item) => clientY < item.getBoundingClientRect().bottom);
    const to = over === -1 ? items.length - 1 : over;
    if (to !== at) onMove(to);
  };
  const take = (event: PointerEvent<HTMLButtonElement>) => {
    held.current = true;
    event.currentTarget.setPointerCapture(event.pointerId);
  };
  return (
    <button type="button" className="ui-columns__handle" aria-label={t('kit.dragHandle', { name: title })} title={t('kit.moveHint')} onKeyDown={onKeyDown} onPointerDown={take} onPointerMove={onPointerMove} onPointerUp={() => { held.current = false; }}>
      <Sign shape="grip" />
    </button>
  );
}

const STEPS: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1 };

/** The ids with one of them at another place. */
export function moved(ids: readonly string[], id: string, to: number): readonly string[] {
  const rest = ids.filter((one) => one !== id);
  return [...rest.slice(0, to), id, ...rest.slice(to)];
}
