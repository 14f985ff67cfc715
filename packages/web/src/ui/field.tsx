import { useId, type InputHTMLAttributes, type Ref, type TextareaHTMLAttributes } from 'react';
import { FieldFrame, type FieldWords } from './field-frame.tsx';

type Own<Attributes> = Omit<Attributes, 'className' | 'id' | 'onChange' | 'value'> & {
  value: string;
  onChange: (value: string) => void;
};

type FieldProps = FieldWords & Own<InputHTMLAttributes<HTMLInputElement>> & {
  ref?: Ref<HTMLInputElement>;
  /** Usual words, offered while one types; any other may be written. */
  suggestions?: readonly string[] | undefined;
};

/** One line of text. */
export function Field({ label, optional, hint, error, onChange, ref, suggestions, ...rest }: FieldProps) {
  const list = useId();
  return (
    <FieldFrame label={label} optional={optional} hint={hint} error={error}>
      {(ties) => (
        <>
          <input {...rest} {...ties} ref={ref} list={suggestions === undefined ? undefined : list} className="ui-input" onChange={(event) => onChange(event.target.value)} />
          {suggestions === undefined ? null : <datalist id={list}>{suggestions.map((word) => <option key={word} value={word} />)}</datalist>}
        </>
      )}
    </FieldFrame>
  );
}

type TextFieldProps = FieldWords & Own<TextareaHTMLAttributes<HTMLTextAreaElement>> & {
  /** Set in serif: words that will be read in the agreement, not operated on. */
  read?: boolean;
  ref?: Ref<HTMLTextAreaElement>;
};

/** Several lines of text; grows with what is written. */
export function TextField({ label, optional, hint, error, read, onChange, ref, ...rest }: TextFieldProps) {
  return (
    <FieldFrame label={label} optional={optional} hint={hint} error={error}>
      {(ties) => <textarea {...rest} {...ties} ref={ref} rows={rest.rows ?? 3} className={read === true ? 'ui-input ui-input--read' : 'ui-input'} onChange={(event) => onChange(event.target.value)} />}
    </FieldFrame>
  );
}

/** A day, as ISO `yyyy-mm-dd` or empty. The browser's own picker shows it in the reader's order. */
export function DateField(props: Omit<FieldProps, 'type'>) {
  return <Field {...props} type="date" />;
}
