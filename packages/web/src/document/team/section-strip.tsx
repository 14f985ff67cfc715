import { useEffect, useMemo, useState } from 'react';
import { readingLength } from '@entente/core/document/reading-length';
import type { RenderedDocument } from '@entente/core/document/rendered';
import { usePhrases } from '../../ui/phrases-context.tsx';

/** The sections in one line above the sheet: where one is, where one can go, how long the whole is. */
export function SectionStrip({ rendered }: { rendered: RenderedDocument }) {
  const t = usePhrases();
  const current = useCurrentSection(rendered.sections.map(({ id }) => id).join(' '));
  const { minutes, pages } = useMemo(() => readingLength(rendered), [rendered]);
  return (
    <div className="dc-strip">
      <nav aria-label={t('document.sections')}>
        <ol>
          {rendered.sections.map(({ id, number, title }) => <li key={id}><a href={`#section-${id}`} aria-current={id === current ? 'location' : undefined} lang={rendered.locale}>{number} {title}</a></li>)}
        </ol>
      </nav>
      <span className="meta nowrap">{t('document.length', { pages, minutes })}</span>
    </div>
  );
}

/** The section that stands at the top of what is seen. */
function useCurrentSection(ids: string): string | null {
  const [current, setCurrent] = useState<string | null>(null);
  useEffect(() => {
    const order = ids.split(' ');
    const inView = new Set<string>();
    const watch = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) {
        const id = target.id.replace('section-', '');
        if (isIntersecting) inView.add(id);
        else inView.delete(id);
      }
      setCurrent(order.find((id) => inView.has(id)) ?? null);
    }, { rootMargin: '-80px 0px -60% 0px' });
    for (const id of order) {
      const section = document.getElementById(`section-${id}`);
      if (section !== null) watch.observe(section);
    }
    return () => watch.disconnect();
  }, [ids]);
  return current;
}
