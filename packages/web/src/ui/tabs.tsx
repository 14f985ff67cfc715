import { useEffect, useRef, type ReactNode } from 'react';
import './tabs.css';

type TabsProps = {
  label: string;
  /** Links whose words are TabWords; the one that is open carries aria-current="page". */
  children: ReactNode;
  /** Draws the hairline below, where no PageHead does. */
  ruled?: boolean;
};

/** The parts of one record. They are links: each part has its own address. */
export function Tabs({ label, children, ruled = false }: TabsProps) {
  const strip = useRef<HTMLElement>(null);
  useEffect(() => { if (strip.current !== null) showOpen(strip.current); });
  return <nav ref={strip} className={ruled ? 'ui-tabs ui-tabs--ruled' : 'ui-tabs'} aria-label={label}>{children}</nav>;
}

/** The words of one tab, with a small count where something waits; a part that brings its own count draws it as `sup`. */
export function TabWords({ children, count }: { children: string; count?: ReactNode }) {
  return <span className="ui-tab" data-words={children}>{children}{typeof count === 'number' ? count === 0 ? null : <sup>{count}</sup> : count}</span>;
}

/** On a narrow screen the strip is cut off at the right; the open tab is brought into it, and nothing else moves. */
function showOpen(strip: HTMLElement): void {
  const open = strip.querySelector<HTMLElement>('[aria-current]');
  if (open === null) return;
  const [left, right] = [open.offsetLeft - strip.offsetLeft, open.offsetLeft - strip.offsetLeft + open.offsetWidth];
  if (left < strip.scrollLeft || right > strip.scrollLeft + strip.clientWidth) strip.scrollLeft = left - 20;
}
