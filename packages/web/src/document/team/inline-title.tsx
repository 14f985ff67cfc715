import { useRef, useState, type KeyboardEvent } from 'react';
import '../../ui/document-text.css';
import { useFocusFirst } from './focus-first.ts';

type InlineTitleProps = {
  level: 2 | 3;
  title: string;
  /** What is being written, for those who cannot see it. */
  label: string;
  number?: string;
  editing: boolean;
  /** Starts editing; without it the title is print. */
  onEdit?: (() => void) | undefined;
  onKeep: (title: string) => void;
  onLeave: () => void;
};

/** A title written in where it stands: Enter keeps, Esc leaves it as it was. */
export function InlineTitle({ level, title, label, number, editing, onEdit, onKeep, onLeave }: InlineTitleProps) {
  const Heading = level === 2 ? 'h2' : 'h3';
  const figure = number === undefined ? null : <span className="ui-clause__number">{number}</span>;
  if (editing) return <Heading>{figure}<TitleField title={title} label={label} onKeep={onKeep} onLeave={onLeave} /></Heading>;
  if (onEdit === undefined) return <Heading>{figure}{title}</Heading>;
  return <Heading>{figure}<button type="button" className="dc-title" onClick={onEdit}>{title}<span className="visually-hidden">, {label}</span></button></Heading>;
}

function TitleField({ title, label, onKeep, onLeave }: Pick<InlineTitleProps, 'title' | 'label' | 'onKeep' | 'onLeave'>) {
  const [draft, setDraft] = useState(title);
  const done = useRef(false);
  const box = useFocusFirst<HTMLSpanElement>('input', label);
  const keep = () => {
    if (done.current) return;
    done.current = true;
    if (draft.trim() === '') onLeave();
    else onKeep(draft);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') keep();
    else if (event.key === 'Escape') {
      done.current = true;
      onLeave();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return <span ref={box}><input className="dc-title-field" aria-label={label} value={draft} maxLength={200} onChange={(event) => setDraft(event.target.value)} onKeyDown={onKeyDown} onBlur={keep} /></span>;
}
