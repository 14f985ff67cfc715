import { useLayoutEffect, useRef } from 'react';

/** Longer than a closing menu needs to give the keyboard back to its button. */
const AFTER_MENU_MS = 80;

/**
 * Takes the keyboard to the first control that `selector` finds inside, each time `key` changes; null stays
 * where it is. It goes there before anything is painted, so that whoever types on at once types there and no
 * letter is taken for a key of the page. What opens from a menu waits until the menu has given the keyboard
 * back to its button, and fetches it from there.
 */
export function useFocusFirst<Element extends HTMLElement>(selector: string, key: string | null) {
  const box = useRef<Element>(null);
  useLayoutEffect(() => {
    if (key === null) return undefined;
    const focus = () => box.current?.querySelector<HTMLElement>(selector)?.focus();
    if (!isInMenu(document.activeElement)) focus();
    const timer = setTimeout(() => { if (box.current?.contains(document.activeElement) !== true) focus(); }, AFTER_MENU_MS);
    return () => clearTimeout(timer);
  }, [selector, key]);
  return box;
}

/** In a menu, or nowhere, as after one that is gone already. */
function isInMenu(active: Element | null): boolean {
  return active === null || active === document.body || active.closest('[role=menu]') !== null;
}
