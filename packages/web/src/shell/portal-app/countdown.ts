/** Keeps `<time data-until="ISO instant">` at the minutes and seconds that remain ("4:59"), and reloads the page at the end. */
export function countDown(): void {
  const clocks = [...document.querySelectorAll<HTMLElement>('time[data-until]')];
  if (clocks.length === 0) return;
  const timer = setInterval(() => {
    for (const clock of clocks) {
      const left = Math.ceil((Date.parse(clock.dataset['until'] ?? '') - Date.now()) / 1000);
      if (left > 0) clock.textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`;
      else {
        clearInterval(timer);
        window.location.reload();
        return;
      }
    }
  }, 1000);
}
