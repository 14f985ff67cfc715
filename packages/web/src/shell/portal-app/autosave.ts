const PAUSE_MS = 700;

/**
 * Saves what is typed in `<form data-autosave="/address">` while it is being typed, by POST of the form's fields.
 * `<span data-save-state data-saving="…" data-saved="…" data-waiting="…">` inside the form says how it stands.
 * Without the script the form's own button does the same.
 */
export function saveForms(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-autosave]')) {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const later = (wait: number) => {
      clearTimeout(timer);
      timer = setTimeout(() => void save(form, () => later(PAUSE_MS * 6)), wait);
    };
    form.addEventListener('input', () => later(PAUSE_MS));
    window.addEventListener('online', () => later(0));
  }
}

async function save(form: HTMLFormElement, again: () => void): Promise<void> {
  say(form, 'saving');
  try {
    const answer = await fetch(form.dataset['autosave'] ?? form.action, { method: 'POST', body: new URLSearchParams(fieldsOf(form)), credentials: 'same-origin', keepalive: true });
    if (answer.ok) return say(form, 'saved');
    say(form, 'waiting');
  } catch {
    say(form, 'waiting');
    again();
  }
}

function fieldsOf(form: HTMLFormElement): [string, string][] {
  return [...new FormData(form).entries()].filter((entry): entry is [string, string] => typeof entry[1] === 'string');
}

function say(form: HTMLFormElement, state: 'saving' | 'saved' | 'waiting'): void {
  const place = form.querySelector<HTMLElement>('[data-save-state]');
  if (place !== null) place.textContent = place.dataset[state] ?? '';
}
