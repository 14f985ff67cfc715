import './kbd.css';
import { Sign, type SignShape } from './sign.tsx';

/** One key cap. */
export function Kbd({ children }: { children: string }) {
  const arrow = ARROWS[children];
  return <kbd className="ui-kbd">{arrow === undefined ? children : <><Sign shape={arrow} /><span className="visually-hidden">{children}</span></>}</kbd>;
}

/** Drawn, because the shipped fonts have no arrows. */
const ARROWS: Readonly<Record<string, SignShape>> = { '↑': 'up', '↓': 'down' };

/** A shortcut as key caps: "mod+k" is Ctrl K (⌘ K on a Mac), "g c" is G then C. */
export function Keys({ keys }: { keys: string }) {
  return <span className="ui-keys">{keyCaps(keys).map((cap, index) => <Kbd key={`${index}-${cap}`}>{cap}</Kbd>)}</span>;
}

const NAMES: Readonly<Record<string, string>> = { enter: 'Enter', escape: 'Esc', shift: 'Shift', alt: 'Alt', tab: 'Tab', up: '↑', down: '↓', delete: 'Del' };

/** The words on the caps of a shortcut, in the order they are pressed. */
export function keyCaps(keys: string): readonly string[] {
  return keys.split(/[ +]/).filter((part) => part !== '').map((part) => (part === 'mod' ? modCap() : NAMES[part] ?? part.toUpperCase()));
}

function modCap(): string {
  return typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘' : 'Ctrl';
}
