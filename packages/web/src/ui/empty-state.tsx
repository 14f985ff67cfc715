import type { ReactNode } from 'react';
import './empty-state.css';

type EmptyStateProps = {
  /** One sentence on what the place is for. */
  children: ReactNode;
  /** One act that begins. */
  act?: ReactNode;
  /** "Show me with sample data". */
  sample?: ReactNode;
};

/** A place with nothing in it yet. Never a blank table. */
export function EmptyState({ children, act, sample }: EmptyStateProps) {
  return <div className="ui-empty"><p>{children}</p>{act === undefined && sample === undefined ? null : <div className="ui-empty__acts">{act}{sample}</div>}</div>;
}
