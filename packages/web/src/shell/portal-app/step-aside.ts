/** The bar at the foot goes away while the section it leads to is on the screen: one solid button at a time. */
export function stepAside(): void {
  for (const bar of document.querySelectorAll<HTMLElement>('.p-sticky[data-until]')) {
    const section = document.getElementById(bar.dataset['until'] ?? '');
    if (section === null) continue;
    const watch = new IntersectionObserver(([entry]) => {
      if (entry === undefined) return;
      const passed = entry.boundingClientRect.top < 0;
      bar.toggleAttribute('data-away', entry.isIntersecting || passed);
    }, { rootMargin: '0px 0px -30% 0px' });
    watch.observe(section);
  }
}
