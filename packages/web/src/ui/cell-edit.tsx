import { useState, type InputHTMLAttributes, type KeyboardEvent, type ReactNode } from 'react';
import './cell-edit.css';
import { Kbd } from './kbd.tsx';

export type CellEditProps = {
  label: string;
  value: string;
  /** `step` where the Tab key asks to go on to the next or the former cell. */
  onSave: (value: string, step?: 1 | -1) => void;
  onLeave: () => void;
  /** Why a text does not fit; while it does not, Enter keeps the cell open and says it. */
  check?: ((value: string) => string | undefined) | undefined;
  input?: Pick<InputHTMLAttributes<HTMLInputElement>, 'type' | 'inputMode' | 'maxLength'>;
  /** Stands after the text: a currency. */
  unit?: ReactNode;
};

/** A table cell while it is written in: Enter saves, Esc leaves it as it was, going elsewhere saves. */
export function CellEdit({ label, value, onSave, onLeave, check, input, unit }: CellEditProps) {
  const [draft, setDraft] = useState(value);
  const [wrong, setWrong] = useState<string | undefined>();
  const save = (step?: 1 | -1) => {
    const problem = check?.(draft);
    setWrong(problem);
    if (problem === undefined) onSave(draft, step);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onLeave();
    else if (event.key === 'Enter') save();
    else if (event.key === 'Tab') save(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <span className="ui-cell">
      <input {...input} autoFocus aria-label={label} aria-invalid={wrong === undefined ? undefined : true} value={draft} onChange={(event) => setDraft(event.target.value)} onFocus={selectText} onKeyDown={onKeyDown} onBlur={() => save()} />
      {unit}
      <Kbd>Enter</Kbd>
      {wrong === undefined ? null : <span role="alert" className="ui-cell__wrong">{wrong}</span>}
    </span>
  );
}

/** A date picker has no text to select. */
function selectText({ target }: { target: HTMLInputElement }): void {
  if (target.type !== 'date') target.select();
}

/** A longer text over its cell: Enter saves, Shift Enter breaks the line. */
export function LongCellEdit({ label, value, onSave, onLeave }: Omit<CellEditProps, 'check' | 'input' | 'unit'>) {
  const [draft, setDraft] = useState(value);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onLeave();
    else if (event.key === 'Enter' && !event.shiftKey) onSave(draft);
    else if (event.key === 'Tab') onSave(draft, event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <span className="ui-cell ui-cell--long">
      <textarea autoFocus rows={5} aria-label={label} value={draft} onChange={(event) => setDraft(event.target.value)} onKeyDown={onKeyDown} onBlur={() => onSave(draft)} />
    </span>
  );
}
