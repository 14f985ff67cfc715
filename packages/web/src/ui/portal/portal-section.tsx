import type { ReactNode } from 'react';
import { bindWords } from '../bind-words.ts';
import { WholeNumbers } from '../whole-numbers.tsx';

type PortalSectionProps = {
  title: string;
  /** A count or a link at the right end of the rule. */
  aside?: ReactNode;
  id?: string;
  /** `act`: the section where the person does something; its parts stand apart under one ink rule. */
  look?: 'list' | 'act';
  children: ReactNode;
};

/** A part of a client's page under its title and ink rule. */
export function PortalSection({ title, aside, id, look = 'list', children }: PortalSectionProps) {
  return (
    <section className={look === 'act' ? 'p-section p-section--act' : 'p-section'} id={id}>
      <div className="p-section__head"><h2><WholeNumbers>{title}</WholeNumbers></h2>{aside === undefined ? null : <span className="meta">{aside}</span>}</div>
      {children}
    </section>
  );
}

export type EightLine = { term: string; words: string; clause: { href: string; label: string } };

/** The agreement in short: each line leads to the clause it was made from. */
export function EightLines({ lines }: { lines: readonly EightLine[] }) {
  return (
    <ul className="p-eight">
      {lines.map(({ term, words, clause }) => (
        <li key={term}><a href={clause.href}><span className="p-eight__term">{term}</span><span className="p-eight__clause">{clause.label}</span><span className="p-eight__words"><WholeNumbers>{bindWords(words)}</WholeNumbers></span></a></li>
      ))}
    </ul>
  );
}

type PortalItemProps = { title: ReactNode; line?: ReactNode; due?: ReactNode; note?: ReactNode; children?: ReactNode };

/** Something that waits for one of the sides: what, who and when, and at most one button. */
export function PortalItem({ title, line, due, note, children }: PortalItemProps) {
  return (
    <div className="p-item">
      <div className="p-item__title">{title}</div>
      {line === undefined && due === undefined ? null : <div className="p-item__line"><span>{line}</span><span>{due}</span></div>}
      {note === undefined ? null : <div className="meta">{note}</div>}
      {children}
    </div>
  );
}

/** Short pairs: a date with its decision, a kind with its file. `stacked`: a question above its answer. */
export function PortalPairs({ pairs, look = 'beside' }: { pairs: readonly { id: string; term: string; value: ReactNode }[]; look?: 'beside' | 'stacked' }) {
  return <dl className={look === 'stacked' ? 'p-pairs p-pairs--stacked' : 'p-pairs'}>{pairs.map(({ id, term, value }) => <div key={id}><dt>{term}</dt><dd>{typeof value === 'string' ? <WholeNumbers>{bindWords(value)}</WholeNumbers> : value}</dd></div>)}</dl>;
}

/** A further answer behind its name: opened by a press, without a script. `open` where the server refused what was sent from it. */
export function PortalFold({ label, open, children }: { label: string; open?: boolean; children: ReactNode }) {
  return <details className="p-fold" open={open}><summary>{label}</summary>{children}</details>;
}
