import type { ReactNode } from 'react';
import { Face } from './face.tsx';
import './margin-note.css';

type MarginNoteProps = {
  who: string;
  side: 'us' | 'them';
  /** What they do and when ("asks · Mon 16:20"). */
  when: string;
  /** Their words, as they wrote them. */
  words: ReactNode;
  /** Text buttons: answer, accept, counter. */
  acts?: ReactNode;
  foot?: ReactNode;
  /** Answered: the rule at its side is no longer blue. */
  settled?: boolean;
};

/** A question or another wording in the margin, level with the words it is about. */
export function MarginNote({ who, side, when, words, acts, foot, settled = false }: MarginNoteProps) {
  return (
    <div role="group" className={settled ? 'ui-note ui-note--settled' : 'ui-note'} aria-label={`${who}, ${when}`}>
      <div className="ui-note__who"><Face name={who} side={side} /><div><div className="ui-note__name">{who}</div><div className="meta">{when}</div></div></div>
      <blockquote className="ui-note__words">{words}</blockquote>
      {acts === undefined ? null : <div className="ui-note__acts">{acts}</div>}
      {foot === undefined ? null : <div className="meta ui-note__foot">{foot}</div>}
    </div>
  );
}

/** Where a clause comes from, in the margin beside it. */
export function MarginSource({ children }: { children: ReactNode }) {
  return <div className="ui-from">{children}</div>;
}
