import type { SelectHTMLAttributes } from 'react';
import { FieldFrame, type FieldWords } from './field-frame.tsx';
import { Sign } from './sign.tsx';

export type Option<Value extends string = string> = { value: Value; label: string };

type SelectFieldProps<Value extends string> = FieldWords & Omit<SelectHTMLAttributes<HTMLSelectElement>, 'className' | 'id' | 'onChange' | 'value'> & {
  /** The chosen value; `''` while nothing is chosen. */
  value: Value | '';
  options: readonly Option<Value>[];
  onChange: (value: Value) => void;
  /** Shown while nothing is chosen ("Choose one"); without it the first option is chosen. */
  placeholder?: string | undefined;
};

/** One of a few. The browser's own list opens, so it works by keyboard, by voice and on a phone. */
export function SelectField<Value extends string>({ label, optional, hint, error, options, placeholder, onChange, ...rest }: SelectFieldProps<Value>) {
  const choose = (value: string) => {
    const option = options.find((candidate) => candidate.value === value);
    if (option !== undefined) onChange(option.value);
  };
  return (
    <FieldFrame label={label} optional={optional} hint={hint} error={error}>
      {(ties) => (
        <span className="ui-select">
          <select {...rest} {...ties} className="ui-input" onChange={(event) => choose(event.target.value)}>
            {placeholder === undefined ? null : <option value="" disabled>{placeholder}</option>}
            {options.map((option) => <option key={option.value} value={option.value}>{option.label}</option>)}
          </select>
          <Sign shape="open" />
        </span>
      )}
    </FieldFrame>
  );
}
