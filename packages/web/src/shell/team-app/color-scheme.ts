/* Chooses light or dark before the first paint. Shipped as a file of its own; imports nothing. */
(() => {
  let chosen: string | null = null;
  try { chosen = localStorage.getItem('entente.scheme'); } catch { /* storage may be forbidden; then the system decides */ }
  const dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
})();
