import type { ReactNode } from 'react';
import { bindWords } from './bind-words.ts';
import './facts.css';
import { WholeNumbers } from './whole-numbers.tsx';

export type Fact = { term: string; value: ReactNode; strong?: boolean };

/** Short facts under an ink rule: term on the left, value on the right. `wide` gives the term more room (records on a desk). */
export function Facts({ facts, wide = false }: { facts: readonly Fact[]; wide?: boolean }) {
  return (
    <dl className={wide ? 'ui-facts ui-facts--wide' : 'ui-facts'}>
      {facts.map(({ term, value, strong }) => (
        <div key={term}><dt><WholeNumbers>{term}</WholeNumbers></dt><dd className={strong === true ? 'strong' : undefined}>{typeof value === 'string' ? <WholeNumbers>{bindWords(value)}</WholeNumbers> : value}</dd></div>
      ))}
    </dl>
  );
}
