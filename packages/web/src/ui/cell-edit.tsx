import { useState, type KeyboardEvent } from 'react';
import './data-table.css';
import { Kbd } from './kbd.tsx';

type CellEditProps = { label: string; value: string; onSave: (value: string) => void; onLeave: () => void };

/** A table cell while it is written in: Enter saves, Esc leaves it as it was, going elsewhere saves. */
export function CellEdit({ label, value, onSave, onLeave }: CellEditProps) {
  const [draft, setDraft] = useState(value);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onLeave();
    else if (event.key === 'Enter') onSave(draft);
    else return;
    event.stopPropagation();
  };
  return (
    <span className="ui-cell">
      <input autoFocus aria-label={label} value={draft} onChange={(event) => setDraft(event.target.value)} onKeyDown={onKeyDown} onBlur={() => onSave(draft)} />
      <Kbd>Enter</Kbd>
    </span>
  );
}
