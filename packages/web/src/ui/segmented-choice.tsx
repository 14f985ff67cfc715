import { useId } from 'react';
import { LAMPS, type LampState } from './lamp.tsx';
import './lamp.css';
import './segmented-choice.css';
import { Sign } from './sign.tsx';

export type Segment<Value extends string> = { value: Value; label: string; state?: LampState };

type SegmentedChoiceProps<Value extends string> = {
  /** Says what is being chosen. */
  label: string;
  segments: readonly Segment<Value>[];
  /** Null until the person chooses: nothing is chosen for them. */
  value: Value | null;
  onChange: (value: Value) => void;
  /** One below the other on every screen, for more choices than a line of a dialog holds. */
  column?: boolean;
};

/** A few choices side by side, with their lamps where the choice is a judgement. Radio buttons underneath: arrow keys move. */
export function SegmentedChoice<Value extends string>({ label, segments, value, onChange, column = false }: SegmentedChoiceProps<Value>) {
  const name = useId();
  return (
    <div role="radiogroup" aria-label={label} className={classOf(segments, column)}>
      {segments.map((segment) => (
        <label key={segment.value} className={`ui-segment ui-segment--${segment.state === undefined ? 'accent' : LAMPS[segment.state].tone}`}>
          <input type="radio" name={name} checked={segment.value === value} onChange={() => onChange(segment.value)} />
          {segment.state === undefined ? null : <Sign shape={LAMPS[segment.state].shape} />}
          {segment.label}
        </label>
      ))}
    </div>
  );
}

function classOf(segments: readonly Segment<string>[], column: boolean): string {
  if (column) return 'ui-segments ui-segments--column';
  return isLong(segments) ? 'ui-segments ui-segments--stack' : 'ui-segments';
}

/** What a line of a small phone holds, in letters of a segment; edges and a lamp take as much as some letters. */
const LETTERS_IN_LINE = 40;
const EDGES = 3;
const LAMP = 3;

/** Choices that a small phone's line cannot hold stand below each other there. */
function isLong(segments: readonly Segment<string>[]): boolean {
  return segments.reduce((sum, { label, state }) => sum + label.length + EDGES + (state === undefined ? 0 : LAMP), 0) > LETTERS_IN_LINE;
}
