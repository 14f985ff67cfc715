import './face.css';

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

/** First letters of the first and the last word of a name; titles in lower case ("prof. Maria Dąb") do not count. */
export function initials(name: string): string {
  const words = name.split(/[\s-]+/u).filter((word) => /^\p{Lu}/u.test(word));
  const chosen = words.length > 1 ? [words[0], words.at(-1)] : words;
  const letters = chosen.map((word) => Array.from(word ?? '')[0] ?? '').join('');
  return letters === '' ? (Array.from(name.trim())[0] ?? '').toUpperCase() : letters;
}
