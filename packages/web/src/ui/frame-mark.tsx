import './frame-mark.css';
import { Tip } from './tip.tsx';

/** Two short bars, one under the other: how full the hard and the soft frame are, in per cent. `label` says the same in words, on hover, tap and to whoever listens. */
export function FrameMark({ hard, soft, label }: { hard: number; soft: number; label: string }) {
  return (
    <Tip words={label}>
      <span className="ui-framemark" role="img" aria-label={label}>
        {[hard, soft].map((share, at) => <i key={at}><b style={{ width: `${share}%` }} /></i>)}
      </span>
    </Tip>
  );
}
