import type { ReactNode } from 'react';
import './fit-row.css';

type FitRowProps = {
  /** What is being judged against ("Problem"). */
  term: string;
  /** The words both sides signed. */
  words: ReactNode;
  /** The reason recorded for the judgement. */
  reason?: ReactNode;
  /** The judgement: a SegmentedChoice while it is open, a Lamp once it is made. */
  choice: ReactNode;
};

/** One criterion with the judgement of fit beside it. */
export function FitRow({ term, words, reason, choice }: FitRowProps) {
  return (
    <div className="ui-fit">
      <span className="ui-fit__term">{term}</span>
      <div><p className="q">{words}</p>{reason === undefined ? null : <p className="ui-fit__why">{reason}</p>}</div>
      {choice}
    </div>
  );
}
