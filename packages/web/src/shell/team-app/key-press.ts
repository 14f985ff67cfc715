/** One press as it is written in shortcuts: "k", "shift+o", "mod+k", "?", "enter". Null for a lone modifier. */
export function pressName(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>): string | null {
  const key = event.key.toLowerCase();
  if (['control', 'meta', 'alt', 'shift', 'dead', 'process'].includes(key)) return null;
  const letter = /^[a-z]$/.test(key);
  const parts = [event.ctrlKey || event.metaKey ? 'mod' : '', event.altKey ? 'alt' : '', event.shiftKey && (letter || key.length > 1) ? 'shift' : ''];
  return [...parts.filter((part) => part !== ''), NAMES[key] ?? key].join('+');
}

const NAMES: Readonly<Record<string, string>> = { arrowup: 'up', arrowdown: 'down', esc: 'escape', ' ': 'space' };

/** Whether a shortcut is made of characters alone, without Ctrl or Alt: those can be switched off (WCAG 2.1.4). */
export function isSingleKey(keys: string): boolean {
  return !/(^|[ +])(mod|alt)\+/.test(keys) && keys.split(' ').every((press) => (press.split('+').at(-1) ?? '').length === 1);
}

/** Whether the person is writing or choosing somewhere that needs its letters. */
export function takesLetters(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  return target.closest('input:not([type=checkbox]):not([type=radio]):not([type=button]),textarea,select,[contenteditable]:not([contenteditable=false]),[role=menu],[role=listbox],[role=combobox]') !== null;
}
