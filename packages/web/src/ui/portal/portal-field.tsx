import type { InputHTMLAttributes, ReactNode, TextareaHTMLAttributes } from 'react';
import { Sign } from '../sign.tsx';

type FieldWords = {
  /** Also the form's field name; unique on the page, it ties label, hint and error to the control. */
  name: string;
  label: string;
  optional?: string;
  hint?: ReactNode;
  error?: string | undefined;
};

type PortalFieldProps = FieldWords & Omit<InputHTMLAttributes<HTMLInputElement>, 'className' | 'id' | 'name'>;

/** One line of text, 48 px high; comes back with what was typed when the server refuses it. */
export function PortalField({ name, label, optional, hint, error, ...rest }: PortalFieldProps) {
  return (
    <Frame name={name} label={label} optional={optional} hint={hint} error={error}>
      <input {...rest} {...ties({ name, hint, error })} className="p-input" />
    </Frame>
  );
}

type PortalTextFieldProps = FieldWords & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'className' | 'id' | 'name'> & {
  /** Set in serif: other words for the agreement itself. */
  read?: boolean;
};

/** Several lines: a question, other words, a reason. */
export function PortalTextField({ name, label, optional, hint, error, read, ...rest }: PortalTextFieldProps) {
  return (
    <Frame name={name} label={label} optional={optional} hint={hint} error={error}>
      <textarea rows={3} {...rest} {...ties({ name, hint, error })} className={read === true ? 'p-input p-input--read' : 'p-input'} />
    </Frame>
  );
}

/** The one-time code: one field drawn as six boxes, so that pasting, autofill and screen readers work. */
export function CodeField({ name, label, hint, error }: Omit<FieldWords, 'optional'>) {
  return (
    <Frame name={name} label={label} hint={hint} error={error}>
      <span className="p-code">
        <span className="p-code__boxes" aria-hidden="true"><i /><i /><i /><i /><i /><i /></span>
        <input {...ties({ name, hint, error })} inputMode="numeric" autoComplete="one-time-code" pattern="[0-9 ]*" maxLength={6} required data-code="" />
      </span>
    </Frame>
  );
}

type ConsentBoxProps = { name: string; children: ReactNode; error?: string | undefined };

/** A statement to agree with. Never ticked in advance. */
export function ConsentBox({ name, children, error }: ConsentBoxProps) {
  return (
    <div>
      <label className="p-consent"><input type="checkbox" value="yes" required className="p-check" {...ties({ name, error })} /><span>{children}</span></label>
      <ErrorLine name={name} error={error} />
    </div>
  );
}

export type PortalOption = { value: string; letter: string; title: string; words: ReactNode; facts?: string };

/** Two to four ways to go on, none chosen in advance. */
export function PortalChoices({ name, label, options, chosen }: { name: string; label: string; options: readonly PortalOption[]; chosen?: string }) {
  return (
    <div role="radiogroup" aria-label={label} className="p-choices">
      {options.map(({ value, letter, title, words, facts }) => (
        <label key={value} className="p-choice">
          <span className="p-choice__letter" aria-hidden="true">{letter}</span>
          <span><span className="p-choice__title">{title}</span><span className="p-choice__words">{words}</span>{facts === undefined ? null : <span className="p-choice__facts">{facts}</span>}</span>
          <input type="radio" className="p-radio" name={name} value={value} defaultChecked={value === chosen} required />
        </label>
      ))}
    </div>
  );
}

type Shown<Key extends keyof FieldWords> = { [Name in Key]?: FieldWords[Name] | undefined };

function Frame({ name, label, optional, hint, error, children }: { name: string; label: string; children: ReactNode } & Shown<'optional' | 'hint' | 'error'>) {
  return (
    <div className="p-field">
      <label htmlFor={`f-${name}`}>{label}{optional === undefined ? null : <span> · {optional}</span>}</label>
      {children}
      <ErrorLine name={name} error={error} />
      {hint === undefined ? null : <div className="p-hint" id={`f-${name}-hint`}>{hint}</div>}
    </div>
  );
}

function ErrorLine({ name, error }: { name: string } & Shown<'error'>) {
  return error === undefined ? null : <div className="p-error" id={`f-${name}-error`}><Sign shape="struck" />{error}</div>;
}

function ties({ name, hint, error }: { name: string } & Shown<'hint' | 'error'>) {
  const described = [error === undefined ? '' : `f-${name}-error`, hint === undefined ? '' : `f-${name}-hint`].filter(Boolean).join(' ');
  return { id: `f-${name}`, name, 'aria-describedby': described === '' ? undefined : described, 'aria-invalid': error === undefined ? undefined : true } as const;
}
