import type { ReactNode } from 'react';
import { bindWords } from './bind-words.ts';
import './seven-lines.css';

export type Line = { term: string; value: ReactNode; missing?: boolean };

/** What was agreed, a sentence a line: the beginning is printed small, the words agreed are set in serif. Run-in on phones. */
export function SevenLines({ lines }: { lines: readonly Line[] }) {
  return (
    <dl className="ui-seven">
      {lines.map(({ term, value, missing }) => (
        <div key={term}><dt>{term}</dt><dd className={missing === true ? 'ui-seven__missing' : undefined}>{typeof value === 'string' ? bindWords(value) : value}</dd></div>
      ))}
    </dl>
  );
}
