import './frame-ticks.css';

export type Tick = 'complete' | 'partly' | 'missing';

/** One tick per part, filled, half-filled or empty. `label` says the same in words ("4 of 6 complete"). */
export function FrameTicks({ ticks, label }: { ticks: readonly Tick[]; label: string }) {
  return (
    <div className="ui-ticks" role="img" aria-label={label}>
      {ticks.map((tick, index) => <i key={index} data-tick={tick} />)}
    </div>
  );
}
