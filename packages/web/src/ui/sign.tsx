import type { ReactElement } from 'react';

/** The family of signs: discs for how far, the struck ring for what fails, the triangle for what is late, strokes for controls. */
export type SignShape = keyof typeof SHAPES;

const SHAPES = {
  full: <circle cx="7" cy="7" r="5.5" fill="currentColor" />,
  half: <><circle cx="7" cy="7" r="5.5" /><path d="M7 1.5a5.5 5.5 0 0 0 0 11z" fill="currentColor" stroke="none" /></>,
  empty: <circle cx="7" cy="7" r="5.5" />,
  struck: <><circle cx="7" cy="7" r="5.5" /><path d="M3.2 10.8l7.6-7.6" /></>,
  late: <path d="M7 2l5.6 10H1.4z" fill="currentColor" strokeLinejoin="round" />,
  check: <path d="M2.5 7.5l3 3 6-7" strokeWidth="2" />,
  cross: <path d="M3 3l8 8M11 3l-8 8" />,
  up: <path d="M7 12V2.5M3 6.5l4-4 4 4" />,
  down: <path d="M7 2v9.5M3 7.5l4 4 4-4" />,
  open: <path d="M3 5l4 4 4-4" />,
  more: <><circle cx="2.5" cy="7" r="1" fill="currentColor" stroke="none" /><circle cx="7" cy="7" r="1" fill="currentColor" stroke="none" /><circle cx="11.5" cy="7" r="1" fill="currentColor" stroke="none" /></>,
  menu: <path d="M1.5 3.5h11M1.5 7h11M1.5 10.5h11" />,
  fold: <path d="M9 3L5 7l4 4" />,
  unfold: <path d="M5 3l4 4-4 4" />,
  grip: <path d="M2.5 5h9M2.5 9h9" />,
  find: <><circle cx="6" cy="6" r="4" /><path d="M9 9l3.5 3.5" /></>,
} satisfies Record<string, ReactElement>;

/** One drawn sign, 13 px. It is decoration for a word that stands beside it, so readers of the screen skip it. */
export function Sign({ shape, className }: { shape: SignShape; className?: string }) {
  return (
    <svg className={className === undefined ? 'ui-sign' : `ui-sign ${className}`} viewBox="0 0 14 14" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="1.5">
      {SHAPES[shape]}
    </svg>
  );
}
