import { useEffect, useId, useRef, type ReactNode } from 'react';
import './check-field.css';
import './field.css';
import { Sign } from './sign.tsx';

type CheckFieldProps = {
  children: ReactNode;
  checked: boolean;
  onChange: (checked: boolean) => void;
  hint?: string;
  error?: string;
};

/** One statement to agree with. Consent is never ticked in advance. */
export function CheckField({ children, checked, onChange, hint, error }: CheckFieldProps) {
  const id = useId();
  return (
    <div className="ui-field">
      <label className="ui-checkrow">
        <input type="checkbox" className="ui-check" checked={checked} aria-describedby={error === undefined ? undefined : id} aria-invalid={error === undefined ? undefined : true} onChange={(event) => onChange(event.target.checked)} />
        <span>{children}{hint === undefined ? null : <span className="ui-checkrow__hint">{hint}</span>}</span>
      </label>
      <div aria-live="polite">{error === undefined ? null : <span id={id} className="ui-field__error"><Sign shape="struck" />{error}</span>}</div>
    </div>
  );
}

type CheckProps = { label: string; checked: boolean | 'some'; onChange: (checked: boolean) => void; tabIndex?: number };

/** A box without words beside it, for table rows; `some` is the state of a head box over partly chosen rows. */
export function Check({ label, checked, onChange, tabIndex }: CheckProps) {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current !== null) box.current.indeterminate = checked === 'some';
  }, [checked]);
  return (
    <label className="ui-checkrow ui-checkrow--quiet">
      <input ref={box} type="checkbox" className="ui-check" tabIndex={tabIndex} aria-label={label} checked={checked === true} onChange={(event) => onChange(event.target.checked)} />
    </label>
  );
}
