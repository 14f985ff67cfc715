import type { AnchorHTMLAttributes, ButtonHTMLAttributes, MouseEvent, ReactNode } from 'react';
import './button.css';
import { Keys } from './kbd.tsx';
import { Sign, type SignShape } from './sign.tsx';

/** `main`: the one solid button of a view. `outlined`: other acts. `danger`: what cannot be undone. `text`: underlined words. */
export type ButtonKind = 'main' | 'outlined' | 'danger' | 'text';

type Look = { kind?: ButtonKind; small?: boolean; wide?: boolean };

type ButtonProps = Look & Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'disabled' | 'className'> & {
  /** Where the keyboard stands when a dialog opens. */
  'data-autofocus'?: '' | undefined;
  children: ReactNode;
  /** The shortcut shown beside the words; pressing it is registered by the screen's commands. */
  keys?: string | undefined;
  /** Work in progress in words ("Sealing 14 of 31"): replaces the label, and the button does nothing meanwhile. */
  busy?: string | undefined;
  /** Why the act is not possible now ("after clause 2"). The button stays focusable so that the reason can be read. */
  unavailable?: string | undefined;
};

/** A button. It is never silently disabled: it says what it is doing or what it waits for. */
export function Button({ kind, small, wide, keys, busy, unavailable, children, onClick, type = 'button', ...rest }: ButtonProps) {
  const idle = busy === undefined && unavailable === undefined;
  const guard = (event: MouseEvent<HTMLButtonElement>) => {
    if (idle) onClick?.(event);
    else event.preventDefault();
  };
  return (
    <button {...rest} type={type} className={buttonClass({ kind, small, wide })} onClick={guard} aria-busy={busy === undefined ? undefined : true} aria-disabled={idle ? undefined : true}>
      {busy ?? children}
      {unavailable === undefined ? null : <span className="ui-btn__reason">{unavailable}</span>}
      {keys === undefined || !idle ? null : <Keys keys={keys} />}
    </button>
  );
}

type AnchorProps = Look & Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'className'> & { children?: ReactNode; keys?: string | undefined };

/** A link that looks like a button; the shell makes a router link of it. */
export function ButtonAnchor({ kind, small, wide, keys, children, ...rest }: AnchorProps) {
  return <a {...rest} className={buttonClass({ kind, small, wide })}>{children}{keys === undefined ? null : <Keys keys={keys} />}</a>;
}

type IconButtonProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className' | 'aria-label'> & {
  /** What the button does, for those who cannot see the sign. */
  label: string;
  shape: SignShape;
};

/** A button of one sign, for places where the sign is known (close, more, menu). */
export function IconButton({ label, shape, type = 'button', ...rest }: IconButtonProps) {
  return <button {...rest} type={type} className="ui-icon" aria-label={label} title={label}><Sign shape={shape} /></button>;
}

function buttonClass({ kind = 'outlined', small, wide }: { [Key in keyof Look]: Look[Key] | undefined }): string {
  if (kind === 'text') return small === true ? 'ui-link ui-link--small' : 'ui-link';
  const classes = ['ui-btn'];
  if (kind !== 'outlined') classes.push(`ui-btn--${kind}`);
  if (small === true) classes.push('ui-btn--small');
  if (wide === true) classes.push('ui-btn--wide');
  return classes.join(' ');
}
