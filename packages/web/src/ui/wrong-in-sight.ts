import type { MouseEvent } from 'react';

/**
 * After a press that was refused, the keyboard stands in the first field that is wrong, or what was said comes into sight:
 * in a long form both may lie above what a phone shows, and the press would seem to do nothing.
 */
export function showWhatIsWrong({ target, currentTarget }: MouseEvent<HTMLElement>): void {
  if (!(target instanceof Element) || target.closest('.ui-btn--main,.ui-btn--danger') === null) return;
  const dialog = currentTarget.closest('.ui-dialog');
  // What the press changes is drawn before this runs.
  setTimeout(() => {
    const field = dialog?.querySelector<HTMLElement>('.ui-dialog__body [aria-invalid=true]') ?? null;
    if (field !== null) field.focus();
    else bringIntoSight(dialog?.querySelector('.ui-dialog__body .ui-banner--bad') ?? null);
  }, 0);
}

/** Scrolls a dialog to what it says; elsewhere a page stays where it is. */
export function bringIntoSight(said: Element | null): void {
  if (said !== null && said.closest('.ui-dialog') !== null) said.scrollIntoView({ block: 'nearest' });
}
