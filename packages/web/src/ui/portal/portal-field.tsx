import type { InputHTMLAttributes, ReactNode, TextareaHTMLAttributes } from 'react';
import { Sign } from '../sign.tsx';

type FieldWords = {
  /** The form's field name. */
  name: string;
  /** Unique on the page: it ties label, hint and error to the control. The name, unless several forms have one of it. */
  id?: string | undefined;
  label: string;
  optional?: string | undefined;
  hint?: ReactNode;
  error?: string | undefined;
};

type PortalFieldProps = FieldWords & Omit<InputHTMLAttributes<HTMLInputElement>, 'className' | 'id' | 'name'>;

/** One line of text, 48 px high; comes back with what was typed when the server refuses it. */
export function PortalField({ name, id = name, label, optional, hint, error, ...rest }: PortalFieldProps) {
  return (
    <Frame id={id} label={label} optional={optional} hint={hint} error={error}>
      <input {...rest} {...ties({ name, id, hint, error })} className="p-input" />
    </Frame>
  );
}

type PortalTextFieldProps = FieldWords & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'className' | 'id' | 'name'> & {
  /** Set in serif: other words for the agreement itself. */
  read?: boolean;
};

type PortalSelectProps = FieldWords & { options: readonly { value: string; label: string }[]; chosen: string };

/** One of many, in the list that the device itself shows. */
export function PortalSelect({ name, id = name, label, optional, hint, error, options, chosen }: PortalSelectProps) {
  return (
    <Frame id={id} label={label} optional={optional} hint={hint} error={error}>
      <select {...ties({ name, id, hint, error })} className="p-input" defaultValue={chosen}>{options.map(({ value, label: words }) => <option key={value} value={value}>{words}</option>)}</select>
    </Frame>
  );
}

/** Several lines: a question, other words, a reason. */
export function PortalTextField({ name, id = name, label, optional, hint, error, read, ...rest }: PortalTextFieldProps) {
  return (
    <Frame id={id} label={label} optional={optional} hint={hint} error={error}>
      <textarea rows={3} {...rest} {...ties({ name, id, hint, error })} className={read === true ? 'p-input p-input--read' : 'p-input'} />
    </Frame>
  );
}

/** The one-time code: one field drawn as six boxes, so that pasting, autofill and screen readers work. `here` puts the cursor into it. */
export function CodeField({ name, label, hint, error, here }: Omit<FieldWords, 'optional' | 'id'> & { here?: boolean }) {
  return (
    <Frame id={name} label={label} hint={hint} error={error}>
      <span className="p-code">
        <span className="p-code__boxes" aria-hidden="true"><i /><i /><i /><i /><i /><i /></span>
        <input {...ties({ name, id: name, hint, error })} inputMode="numeric" autoComplete="one-time-code" pattern="[0-9 ]*" maxLength={6} required autoFocus={here} data-code="" />
      </span>
    </Frame>
  );
}

type ConsentBoxProps = {
  name: string;
  children: ReactNode;
  error?: string | undefined;
  /** A statement that may be left out. */
  free?: boolean;
  /** Ticked by the person before, on this very form; never by us. */
  ticked?: boolean;
};

/** A statement to agree with. Never ticked in advance. */
export function ConsentBox({ name, children, error, free = false, ticked = false }: ConsentBoxProps) {
  return (
    <div>
      <label className="p-consent"><input type="checkbox" value="yes" required={!free} defaultChecked={ticked} className="p-check" {...ties({ name, id: name, error })} /><span>{children}</span></label>
      <ErrorLine id={name} error={error} />
    </div>
  );
}

export type PortalRadio = { value: string; label: ReactNode };
type PortalRadiosProps = { name: string; label: string; options: readonly PortalRadio[]; chosen?: string | undefined; error?: string | undefined; free?: boolean };

/** One of a few answers, a line each; none chosen in advance. */
export function PortalRadios({ name, label, options, chosen, error }: PortalRadiosProps) {
  return (
    <div>
      <div role="radiogroup" aria-label={label} className="p-radios">
        {options.map(({ value, label: words }) => <label key={value} className="p-radios__line"><input type="radio" className="p-radio" name={name} value={value} defaultChecked={value === chosen} required /><span>{words}</span></label>)}
      </div>
      <ErrorLine id={name} error={error} />
    </div>
  );
}

/** One tap instead of typing: none has to be chosen. */
export function PortalChips({ name, label, options, chosen }: PortalRadiosProps) {
  return (
    <div className="p-field">
      <span className="p-field__label">{label}</span>
      <div role="radiogroup" aria-label={label} className="p-chips">
        {options.map(({ value, label: words }) => <label key={value} className="p-chip"><input type="radio" name={name} value={value} defaultChecked={value === chosen} /><span>{words}</span></label>)}
      </div>
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

function Frame({ id, label, optional, hint, error, children }: { id: string; label: string; children: ReactNode } & Shown<'optional' | 'hint' | 'error'>) {
  return (
    <div className="p-field">
      <label htmlFor={`f-${id}`}>{label}{optional === undefined ? null : <span> · {optional}</span>}</label>
      {children}
      <ErrorLine id={id} error={error} />
      {hint === undefined ? null : <div className="p-hint" id={`f-${id}-hint`}>{hint}</div>}
    </div>
  );
}

function ErrorLine({ id, error }: { id: string } & Shown<'error'>) {
  return error === undefined ? null : <div className="p-error" id={`f-${id}-error`}><Sign shape="struck" />{error}</div>;
}

function ties({ name, id, hint, error }: { name: string; id: string } & Shown<'hint' | 'error'>) {
  const described = [error === undefined ? '' : `f-${id}-error`, hint === undefined ? '' : `f-${id}-hint`].filter(Boolean).join(' ');
  return { id: `f-${id}`, name, 'aria-describedby': described === '' ? undefined : described, 'aria-invalid': error === undefined ? undefined : true } as const;
}
