import { useId, type ReactNode } from 'react';
import './field.css';
import { Sign } from './sign.tsx';

export type FieldWords = {
  label: string;
  /** Said beside the label when the field may stay empty ("optional"). */
  optional?: string | undefined;
  hint?: ReactNode;
  /** What is wrong and what to do. What was typed stays in the field. */
  error?: ReactNode;
};

/** Attributes that tie a control to its label, hint and error. */
export type ControlTies = { id: string; 'aria-describedby': string | undefined; 'aria-invalid': true | undefined };

type FieldFrameProps = FieldWords & { children: (ties: ControlTies) => ReactNode };

/** Label above, control, then the error or the hint below. Every field of the kit stands in this frame. */
export function FieldFrame({ label, optional, hint, error, children }: FieldFrameProps) {
  const id = useId();
  const wrong = isShown(error);
  const described = [wrong ? `${id}-error` : '', isShown(hint) ? `${id}-hint` : ''].filter(Boolean).join(' ');
  const ties: ControlTies = { id, 'aria-describedby': described === '' ? undefined : described, 'aria-invalid': wrong ? true : undefined };
  return (
    <div className="ui-field">
      <label className="ui-field__label" htmlFor={id}>{label}{optional === undefined ? null : <span> · {optional}</span>}</label>
      {children(ties)}
      <div aria-live="polite">{wrong ? <span id={`${id}-error`} className="ui-field__error"><Sign shape="struck" />{error}</span> : null}</div>
      {isShown(hint) ? <div id={`${id}-hint`} className="ui-field__hint">{hint}</div> : null}
    </div>
  );
}

function isShown(words: ReactNode): boolean {
  return words !== undefined && words !== null && words !== '' && words !== false;
}
