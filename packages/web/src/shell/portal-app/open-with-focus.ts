/** Opening "ask" or "suggest other words" puts the cursor into its field; opening one closes the other of the same clause. */
export function openWithFocus(): void {
  document.addEventListener('toggle', (event) => {
    const opened = event.target;
    if (!(opened instanceof HTMLDetailsElement) || !opened.open) return;
    for (const other of opened.parentElement?.querySelectorAll('details') ?? []) {
      if (other !== opened) other.open = false;
    }
    opened.querySelector<HTMLElement>('textarea,input:not([type=hidden])')?.focus();
  }, true);
}
