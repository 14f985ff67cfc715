import type { ReactNode } from 'react';
import './chip.css';
import './lamp.css';
import { Sign } from './sign.tsx';

type ChipProps = {
  children: ReactNode;
  chosen?: boolean;
  /** Takes the chip away; the label says what goes ("Remove filter Status"). */
  remove?: { label: string; run: () => void } | undefined;
};

/** A filter, a tag, a goal that something serves. */
export function Chip({ children, chosen = false, remove }: ChipProps) {
  return (
    <span className={chosen ? 'ui-chip ui-chip--chosen' : 'ui-chip'}>
      {chosen ? <Sign shape="check" /> : null}
      {children}
      {remove === undefined ? null : <button type="button" aria-label={remove.label} onClick={remove.run}><Sign shape="cross" /></button>}
    </span>
  );
}
