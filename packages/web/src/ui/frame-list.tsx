import type { ReactNode } from 'react';
import './frame-list.css';
import { FrameTicks, type Tick } from './frame-ticks.tsx';
import { LAMPS, type LampState } from './lamp.tsx';
import './lamp.css';
import { Sign } from './sign.tsx';

export type FramePart = { id: string; state: LampState; name: ReactNode; words: ReactNode };

type FrameListProps = {
  title: string;
  /** How far, in words ("4 of 6 complete"). */
  count: string;
  ticks: readonly Tick[];
  parts: readonly FramePart[];
};

/** One frame of an agreement at a glance: ticks above, a line a part below. */
export function FrameList({ title, count, ticks, parts }: FrameListProps) {
  return (
    <section className="ui-frame">
      <div className="ui-frame__head"><h3>{title}</h3><span className="meta-2">{count}</span></div>
      <FrameTicks ticks={ticks} label={`${title}: ${count}`} />
      <ul className="ui-frame__list">
        {parts.map(({ id, state, name, words }) => (
          <li key={id}><Sign shape={LAMPS[state].shape} className={`is-${LAMPS[state].tone}`} /><span className="strong">{name}</span><span className="meta-2">{words}</span></li>
        ))}
      </ul>
    </section>
  );
}
