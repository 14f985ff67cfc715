import type { ReactNode } from 'react';
import './lamp.css';
import { Sign, type SignShape } from './sign.tsx';

/** What a lamp can say. Fit and completeness share the discs; what fails is a struck ring, what is late a triangle. */
export type LampState = keyof typeof LAMPS;
export type Tone = 'ink' | 'good' | 'warn' | 'bad' | 'quiet' | 'accent';

export const LAMPS = {
  fits: { shape: 'full', tone: 'good' },
  stretches: { shape: 'half', tone: 'warn' },
  against: { shape: 'struck', tone: 'bad' },
  complete: { shape: 'full', tone: 'ink' },
  partly: { shape: 'half', tone: 'warn' },
  missing: { shape: 'empty', tone: 'quiet' },
  unset: { shape: 'empty', tone: 'warn' },
  underway: { shape: 'half', tone: 'accent' },
  late: { shape: 'late', tone: 'warn' },
  failed: { shape: 'struck', tone: 'bad' },
} as const satisfies Record<string, { shape: SignShape; tone: Tone }>;

type LampProps = {
  state: LampState;
  /** The word. A lamp never stands alone. */
  children: ReactNode;
  size?: 'normal' | 'small' | 'row';
};

/** A sign with its word: "fits", "2 days late", "not asked". */
export function Lamp({ state, children, size = 'normal' }: LampProps) {
  const { shape, tone } = LAMPS[state];
  const sizeClass = size === 'normal' ? '' : ` ui-lamp--${size}`;
  return <span className={`ui-lamp ui-lamp--${tone}${sizeClass}`}><Sign shape={shape} />{children}</span>;
}
