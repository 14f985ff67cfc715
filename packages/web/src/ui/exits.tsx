import './exits.css';

export type Exit = { href: string; label: string; aside?: string };

/** The ways out of a page, equal and last: not me, someone else, not now. */
export function Exits({ exits, label }: { exits: readonly Exit[]; label: string }) {
  return (
    <nav className="ui-exits" aria-label={label}>
      {exits.map(({ href, label: words, aside }) => <a key={href} href={href}>{words}{aside === undefined ? null : <span>{aside}</span>}</a>)}
    </nav>
  );
}
