/** Whether a record's page holds a field to write in; some have their place elsewhere, or none. */
export function isFieldShown(key: string): boolean {
  return controlOf(key) !== null;
}

/** Puts the keyboard into a field of the page and brings it into sight. */
export function standInField(key: string): void {
  const control = controlOf(key);
  control?.scrollIntoView({ block: 'center' });
  control?.focus({ preventScroll: true });
}

function controlOf(key: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-field="${CSS.escape(key)}"] :is(input,select,textarea,button)`);
}
