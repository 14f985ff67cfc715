const ASKED = 'entente.code-asked';
const WORKS_MS = 10 * 60_000;

/** Notes that a code was asked for in this browser. The server knows by a cookie that scripts cannot read; this only chooses the words of the page. */
export function noteCodeAsked(): void {
  try {
    localStorage.setItem(ASKED, String(Date.now()));
  } catch {
    // Storage may be forbidden; the page then shows the code to be typed.
  }
}

/** Whether a code that still works was asked for in this browser. */
export function wasCodeAskedHere(): boolean {
  try {
    return Date.now() - Number(localStorage.getItem(ASKED) ?? 0) < WORKS_MS;
  } catch {
    return false;
  }
}
