import './face.css';
import { initials } from './initials.ts';

type FaceProps = {
  /** The person's whole name; the initials are made from it. */
  name: string;
  /** Ours has a blue ring. */
  side: 'us' | 'them';
  size?: 'normal' | 'large';
  /** Address of the person's photograph, shown in the same ring. */
  photo?: string | undefined;
};

/** A person: initials or photograph in a ring. The name stands beside it in words, so it is hidden from screen readers. */
export function Face({ name, side, size = 'normal', photo }: FaceProps) {
  const classes = ['ui-face', side === 'us' ? 'ui-face--us' : '', size === 'large' ? 'ui-face--large' : ''].filter(Boolean).join(' ');
  return <span className={classes} aria-hidden="true">{photo === undefined ? initials(name) : <img src={photo} alt="" />}</span>;
}
