const PAUSE_MS = 300;
/** What binds is never put back by a script: consent is ticked and a code typed afresh. */
const NOT_KEPT = new Set(['checkbox', 'hidden', 'file', 'password']);

/**
 * Keeps what is typed into `<form data-keep="name">` on this device while it is being typed, so that the
 * page resumes where it stopped; it is let go when the form is sent. Nothing leaves the device.
 */
export function keepTyped(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-keep]')) {
    const key = `${window.location.pathname}#${form.dataset['keep'] ?? ''}`;
    restore(form, key);
    let timer: ReturnType<typeof setTimeout> | undefined;
    form.addEventListener('input', () => {
      clearTimeout(timer);
      timer = setTimeout(() => keep(form, key), PAUSE_MS);
    });
    form.addEventListener('submit', () => {
      clearTimeout(timer);
      forget(key);
    });
  }
}

type Field = HTMLInputElement | HTMLTextAreaElement;

function fieldsOf(form: HTMLFormElement): Field[] {
  return [...form.elements].filter((field): field is Field => (field instanceof HTMLInputElement && !NOT_KEPT.has(field.type) && field.dataset['code'] === undefined) || field instanceof HTMLTextAreaElement);
}

function keep(form: HTMLFormElement, key: string): void {
  const changed = fieldsOf(form).filter((field) => (field.type === 'radio' ? (field as HTMLInputElement).checked : field.value !== field.defaultValue));
  try {
    if (changed.length === 0) window.localStorage.removeItem(key);
    else window.localStorage.setItem(key, JSON.stringify(Object.fromEntries(changed.map(({ name, value }) => [name, value]))));
  } catch {
    // A full or forbidden store keeps nothing; the form works all the same.
  }
}

function restore(form: HTMLFormElement, key: string): void {
  const kept = readKept(key);
  for (const field of fieldsOf(form)) {
    const value = kept[field.name];
    if (value === undefined) continue;
    if (field.type === 'radio') (field as HTMLInputElement).checked = field.value === value;
    else field.value = value;
    const folded = field.closest('details');
    if (folded !== null) folded.open = true;
  }
}

function readKept(key: string): Readonly<Record<string, string>> {
  try {
    const value: unknown = JSON.parse(window.localStorage.getItem(key) ?? '{}');
    return typeof value === 'object' && value !== null ? (value as Record<string, string>) : {};
  } catch {
    return {};
  }
}

function forget(key: string): void {
  try {
    window.localStorage.removeItem(key);
  } catch {
    // Nothing was kept.
  }
}
