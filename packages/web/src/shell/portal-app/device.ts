import type { DeviceAnswer, DeviceAsk } from '@entente/contract/signing/device-views';
import { askDevice, DeviceProblem } from '../../signing/device-key.ts';

// Only on a page that a device signs: the button asks the device first, then the form goes as every form does.
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-device]')) ready(form);

function ready(form: HTMLFormElement): void {
  const field = form.querySelector<HTMLInputElement>('input[name=device]');
  const said = form.querySelector<HTMLElement>('[data-said]');
  const button = form.querySelector<HTMLButtonElement>('button[data-asking]');
  if (field === null || said === null || button === null) return;
  const ask = JSON.parse(form.dataset['device'] ?? '') as DeviceAsk;
  let made: DeviceAnswer['registration'] = null;
  form.addEventListener('submit', (event) => {
    if (field.value !== '' || event.submitter?.hasAttribute('formaction') === true) return;
    event.preventDefault();
    event.stopPropagation();
    if (button.getAttribute('aria-busy') === 'true') return;
    const words = button.textContent;
    button.setAttribute('aria-busy', 'true');
    button.textContent = button.dataset['asking'] ?? words;
    said.textContent = '';
    askDevice(ask, { made, keep: (key) => { made = key; } }).then((answer) => {
      field.value = JSON.stringify(answer);
      form.requestSubmit(button);
    }).catch((error: unknown) => {
      said.textContent = said.dataset[error instanceof DeviceProblem ? error.why : 'stopped'] ?? '';
    }).finally(() => {
      button.removeAttribute('aria-busy');
      if (field.value === '') button.textContent = words;
    });
  });
}
