import type { ReactNode } from 'react';
import './kit.css';

/** One kind of part under its rule. */
export function KitSection({ title, wide = false, children }: { title: string; wide?: boolean; children: ReactNode }) {
  return <section className={wide ? 'kit-section kit-section--wide' : 'kit-section'}><h2>{title}</h2>{children}</section>;
}
