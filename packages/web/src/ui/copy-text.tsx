import type { ReactNode } from 'react';
import './copy-text.css';

type CopyTextProps = {
  /** Says what it is. */
  label: string;
  children: string;
  /** The button that copies it. */
  act: ReactNode;
};

/** Text for another program: set in one width, whole, with the way to take it along. */
export function CopyText({ label, children, act }: CopyTextProps) {
  return (
    <figure className="ui-copy">
      <figcaption className="ui-copy__label">{label}</figcaption>
      <div className="ui-copy__box"><pre>{children}</pre>{act}</div>
    </figure>
  );
}
