/** Programs that open links for people are gone by then. */
const DWELL_MS = 4_000;
const GESTURES = ['pointerdown', 'keydown', 'scroll', 'touchstart'] as const;

/**
 * Tells the server once that a person looked: some seconds after opening, the page in view, at a gesture.
 * Opening alone tells nothing, because mail scanners open links too.
 */
export function tellSeen(): void {
  const form = document.querySelector<HTMLFormElement>('form[data-seen]');
  if (form === null) return;
  const opened = performance.now();
  const watching = new AbortController();
  const tell = (event: Event): void => {
    if (!event.isTrusted || document.visibilityState !== 'visible' || performance.now() - opened < DWELL_MS) return;
    watching.abort();
    const fields = [...new FormData(form).entries()].filter((entry): entry is [string, string] => typeof entry[1] === 'string');
    void fetch(form.action, { method: 'POST', body: new URLSearchParams(fields), credentials: 'same-origin', keepalive: true }).catch(() => undefined);
  };
  for (const gesture of GESTURES) document.addEventListener(gesture, tell, { signal: watching.signal, passive: true });
}
