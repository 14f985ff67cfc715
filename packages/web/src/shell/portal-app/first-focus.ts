/** Puts the cursor into the field that was refused, or the one the page asks for. An address that names a place on the page takes it away again, so it is put there after that. */
export function focusFirst(): void {
  const put = () => requestAnimationFrame(() => {
    const refused = document.querySelector<HTMLElement>('[aria-invalid=true]');
    if (refused === null) document.querySelector<HTMLElement>('[autofocus]')?.focus({ preventScroll: true });
    else refused.focus();
  });
  if (document.readyState === 'complete') put();
  else addEventListener('load', put, { once: true });
}
