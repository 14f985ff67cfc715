/** A form goes once: the button says what is happening, a second press does nothing. */
export function sendOnce(): void {
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement)) return;
    if (form.dataset['sent'] === 'yes') {
      event.preventDefault();
      return;
    }
    form.dataset['sent'] = 'yes';
    const button = event.submitter;
    if (!(button instanceof HTMLButtonElement)) return;
    button.setAttribute('aria-busy', 'true');
    if (button.dataset['busy'] !== undefined) button.textContent = button.dataset['busy'];
  });
  // Coming back with the browser's own button must find the form usable.
  window.addEventListener('pageshow', (event) => {
    if (event.persisted) window.location.reload();
  });
}
