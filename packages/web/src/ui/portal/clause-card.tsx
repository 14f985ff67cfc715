import type { ReactNode } from 'react';

/** The agreement's title and parties above its clauses. */
export function PortalText({ title, parties, children }: { title: ReactNode; parties: ReactNode; children: ReactNode }) {
  return <article className="p-text"><h2 className="p-text__title">{title}</h2><p className="p-text__parties">{parties}</p>{children}</article>;
}

/** A numbered section's heading. */
export function ClauseHeading({ number, children }: { number: string; children: ReactNode }) {
  return <h3 className="p-text__heading"><span>{number}</span>{children}</h3>;
}

type ClauseCardProps = {
  /** The fragment that "in short" leads to ("c-2.1"). */
  id: string;
  number: string;
  /** The clause as paragraphs and lists; differences as <ins> and <del>. */
  children: ReactNode;
  /** Changed since the reader last looked. */
  changed?: boolean;
  /** Questions and other words so far, as MarginNote. */
  notes?: ReactNode;
  /** ClauseAct parts: ask, suggest other words. */
  acts?: ReactNode;
};

/** One clause with what can be said about it. */
export function ClauseCard({ id, number, children, changed = false, notes, acts }: ClauseCardProps) {
  return (
    <div role="group" className={changed ? 'p-clause p-clause--changed' : 'p-clause'} id={id} aria-label={number}>
      <div className="p-clause__words"><span className="p-clause__number">{number}</span>{children}</div>
      {notes}
      {acts === undefined ? null : <div className="p-clause__foot">{acts}</div>}
    </div>
  );
}

/** Something to say about a clause: words that open a small form. Works without a script. */
export function ClauseAct({ label, children, open = false }: { label: string; children: ReactNode; open?: boolean }) {
  return <details open={open}><summary>{label}</summary>{children}</details>;
}
