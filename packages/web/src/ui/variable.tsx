import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { Kbd } from './kbd.tsx';
import { usePhrases } from './phrases-context.tsx';
import './variable.css';

type VariableProps = {
  /** What the value is called ("Days to review"). */
  name: string;
  /** The value as it will read; empty while it is not filled. */
  value: string;
  /** Starts filling; without it the value is print, not pen. */
  onFill?: (() => void) | undefined;
};

/** A value in the middle of a sentence: pen blue where a hand may change it, plain print in a frozen text. */
export function Variable({ name, value, onFill }: VariableProps) {
  if (onFill === undefined) return <span className="ui-variable ui-variable--frozen">{value}</span>;
  const empty = value === '';
  // A button element is always a box of its own; long values must break across lines like the words around them.
  const byKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    onFill();
  };
  return <span role="button" tabIndex={0} className={empty ? 'ui-variable ui-variable--empty' : 'ui-variable'} aria-label={empty ? name : `${name}: ${value}`} onClick={onFill} onKeyDown={byKey}>{empty ? name : value}</span>;
}

type VariableFillProps = {
  name: string;
  value: string;
  /** Enter or leaving the field keeps what was typed. */
  onKeep: (value: string) => void;
  /** Esc leaves it as it was. */
  onLeave: () => void;
  type?: 'text' | 'date';
  inputMode?: 'text' | 'numeric' | 'decimal';
};

/** The same value while it is being filled, in place. */
export function VariableFill({ name, value, onKeep, onLeave, type = 'text', inputMode = 'text' }: VariableFillProps) {
  const [draft, setDraft] = useState(value);
  const input = useRef<HTMLInputElement>(null);
  const left = useRef(false);
  useEffect(() => { input.current?.select(); }, []);
  const keep = () => {
    if (!left.current) onKeep(draft);
    left.current = true;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') keep();
    else if (event.key === 'Escape') {
      left.current = true;
      onLeave();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return <input ref={input} className="ui-variable-fill" autoFocus aria-label={name} type={type} inputMode={inputMode} value={draft} onChange={(event) => setDraft(event.target.value)} onKeyDown={onKeyDown} onBlur={keep} />;
}

type VariableHelpProps = {
  name: string;
  /** Where else it stands ("also used in 4.3"). */
  uses?: string | undefined;
  /** Values often chosen; one tap fills. */
  options: readonly string[];
  value: string;
  onChoose: (value: string) => void;
  /** What is known about it ("In your last four agreements: 5, 5, 7 and 5"). */
  children?: ReactNode;
};

/** What floats under a value being filled. Choosing keeps the focus in the field, so that Enter still keeps and Esc still leaves. */
export function VariableHelp({ name, uses, options, value, onChoose, children }: VariableHelpProps) {
  const t = usePhrases();
  return (
    <div className="ui-variable-help" onMouseDown={(event) => event.preventDefault()}>
      <div className="ui-variable-help__head">
        <span><b>{name}</b>{uses === undefined ? null : ` · ${uses}`}</span>
        <span><Kbd>Enter</Kbd> {t('kit.variableKeep')} <Kbd>Esc</Kbd> {t('kit.variableLeave')}</span>
      </div>
      {options.length === 0 ? null : (
        <div className="ui-variable-help__options">
          {options.map((option) => <button key={option} type="button" className="ui-option" aria-pressed={option === value} onClick={() => onChoose(option)}>{option}</button>)}
        </div>
      )}
      {children}
    </div>
  );
}
