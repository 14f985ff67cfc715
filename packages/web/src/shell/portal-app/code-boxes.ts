/** Shows which of the six boxes is next, and takes a code however it is pasted ("123 456"). */
export function readyCodes(): void {
  for (const input of document.querySelectorAll<HTMLInputElement>('input[data-code]')) {
    const boxes = input.closest<HTMLElement>('.p-code');
    const show = () => {
      if (boxes !== null) boxes.dataset['at'] = String(Math.min(5, input.value.length));
    };
    // A pasted code may be longer than six characters with its spaces; the server checks the length anyway.
    input.removeAttribute('maxlength');
    input.addEventListener('input', () => {
      input.value = input.value.replace(/\D/g, '').slice(0, 6);
      show();
    });
    show();
  }
}
