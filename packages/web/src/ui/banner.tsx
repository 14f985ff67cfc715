import { useEffect, useRef, type ReactNode } from 'react';
import './banner.css';
import './lamp.css';
import { Sign, type SignShape } from './sign.tsx';
import { bringIntoSight } from './wrong-in-sight.ts';

export type BannerTone = 'info' | 'good' | 'warn' | 'bad';
const SIGNS: Record<BannerTone, SignShape> = { info: 'half', good: 'full', warn: 'late', bad: 'struck' };

type BannerProps = {
  tone: BannerTone;
  title: string;
  /** What is safe and what comes next. */
  children?: ReactNode;
  /** One act, as a text button or link. */
  act?: ReactNode;
};

/** News that belongs to the page: what happened, what is safe, what to do. `bad` is announced at once. */
export function Banner({ tone, title, children, act }: BannerProps) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => { if (tone === 'bad') bringIntoSight(place.current); }, [tone, title]);
  return (
    <div ref={place} className={`ui-banner ui-banner--${tone}`} role={tone === 'bad' ? 'alert' : 'status'}>
      <Sign shape={SIGNS[tone]} />
      <div><div className="ui-banner__title">{title}</div>{children === undefined ? null : <p>{children}</p>}</div>
      {act}
    </div>
  );
}
