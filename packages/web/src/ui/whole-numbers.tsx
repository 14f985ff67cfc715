import { Fragment } from 'react';

/** The number of an agreement ("A-2026-0007", "LA-2026-014") and the name of the hash: browsers break both at their hyphens. */
const WHOLE = /(\p{Lu}{1,4}-\d{4}-\d{2,9}|SHA-256)/u;

/** Words in which such a number stands in one piece. The text stays as it is: what is copied has no signs that nobody sees. */
export function WholeNumbers({ children }: { children: string }) {
  const parts = children.split(WHOLE);
  return parts.length === 1 ? children : parts.map((part, at) => (at % 2 === 1 ? <span key={at} className="whole">{part}</span> : <Fragment key={at}>{part}</Fragment>));
}
