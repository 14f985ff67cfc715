import { useLayoutEffect } from 'react';

/** How long a dialog takes to let the keyboard go, in milliseconds. */
const GONE_AFTER = 20;

/**
 * Gives the keyboard back to where it was before a dialog opened, also where the dialog is drawn only while it is open.
 * What had it may be gone with the act (a row, the bar of the chosen): then the list or the board on the page has it, or the page.
 */
export function useFocusReturn(open: boolean): void {
  useLayoutEffect(() => {
    if (!open) return undefined;
    const from = opener(document.activeElement);
    return () => void setTimeout(() => { if (isNowhere(document.activeElement)) giveBack(from); }, GONE_AFTER);
  }, [open]);
}

/** What opened it: of a menu that closes on its press, the button of the menu. */
function opener(active: Element | null): HTMLElement | null {
  const button = active?.closest('[role=menu]')?.getAttribute('aria-labelledby') ?? null;
  const element = button === null ? active : document.getElementById(button);
  return element instanceof HTMLElement ? element : null;
}

function isNowhere(active: Element | null): boolean {
  return active === null || active === document.body || !active.isConnected;
}

function giveBack(from: HTMLElement | null): void {
  if (from !== null && from.isConnected && from !== document.body) from.focus({ preventScroll: true });
  if (isNowhere(document.activeElement)) (document.querySelector<HTMLElement>('main [role=grid],main .ui-board [data-here]') ?? document.querySelector<HTMLElement>('main'))?.focus({ preventScroll: true });
}
