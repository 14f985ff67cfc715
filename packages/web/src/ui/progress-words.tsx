import { FrameTicks, type Tick } from './frame-ticks.tsx';
import './progress.css';

type ProgressWordsProps = {
  /** What is being done and how far ("Sealing 14 of 31"). */
  words: string;
  /** What the person may do meanwhile, or how it ended ("You can leave this page"). */
  note?: string;
  done: number;
  of: number;
};

const MOST_TICKS = 24;

/** Long work in words, with a tick for each part (or each share, when there are many). */
export function ProgressWords({ words, note, done, of }: ProgressWordsProps) {
  const count = Math.max(1, Math.min(of, MOST_TICKS));
  const filled = of === 0 ? count : Math.floor((done / of) * count);
  const ticks = Array.from({ length: count }, (_, at): Tick => (at < filled ? 'complete' : 'missing'));
  return (
    <div className="ui-progress" role="status">
      <div className="ui-progress__words">{words}</div>
      <FrameTicks ticks={ticks} label={words} />
      {note === undefined ? null : <div className="meta-2">{note}</div>}
    </div>
  );
}
