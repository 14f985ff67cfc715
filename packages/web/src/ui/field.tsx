import type { InputHTMLAttributes, Ref, TextareaHTMLAttributes } from 'react';
import { FieldFrame, type FieldWords } from './field-frame.tsx';

type Own<Attributes> = Omit<Attributes, 'className' | 'id' | 'onChange' | 'value'> & {
  value: string;
  onChange: (value: string) => void;
};

type FieldProps = FieldWords & Own<InputHTMLAttributes<HTMLInputElement>> & { ref?: Ref<HTMLInputElement> };

/** One line of text. */
export function Field({ label, optional, hint, error, onChange, ref, ...rest }: FieldProps) {
  return (
    <FieldFrame label={label} optional={optional} hint={hint} error={error}>
      {(ties) => <input {...rest} {...ties} ref={ref} className="ui-input" onChange={(event) => onChange(event.target.value)} />}
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
