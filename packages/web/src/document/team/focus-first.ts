import { useEffect, useRef } from 'react';

/** Longer than a closing menu needs to give the keyboard back to its button. */
const AFTER_MENU_MS = 80;

/**
 * Takes the keyboard to the first control that `selector` finds inside, each time `key` changes; null stays
 * where it is. What opens from a menu must wait until the menu has given the keyboard back.
 */
export function useFocusFirst<Element extends HTMLElement>(selector: string, key: string | null) {
  const box = useRef<Element>(null);
  useEffect(() => {
    if (key === null) return undefined;
    const timer = setTimeout(() => box.current?.querySelector<HTMLElement>(selector)?.focus(), AFTER_MENU_MS);
    return () => clearTimeout(timer);
  }, [selector, key]);
  return box;
}
