import type { ReactNode } from 'react';
import './offer-table.css';

export type OfferCell = { now: ReactNode; before?: string; note?: string };
type OfferTableProps = {
  caption: string;
  options: readonly string[];
  rows: readonly { term: string; cells: readonly OfferCell[] }[];
  /** The last option changes nothing and is set quietly. */
  lastIsQuiet?: boolean;
};

/** Options side by side: old struck, new plain, the difference small. On a phone each term lists its options. */
export function OfferTable({ caption, options, rows, lastIsQuiet = false }: OfferTableProps) {
  return (
    <table className={`ui-offer ui-offer--${options.length}`}>
      <thead><tr><th scope="col">{caption}</th>{options.map((option) => <th key={option} scope="col">{option}</th>)}</tr></thead>
      <tbody>
        {rows.map(({ term, cells }) => (
          <tr key={term}>
            <th scope="row">{term}</th>
            {cells.map(({ now, before, note }, index) => (
              <td key={options[index]} data-option={options[index]} data-quiet={lastIsQuiet && index === cells.length - 1 ? '' : undefined}>
                <span>{before === undefined ? null : <del>{before}</del>}{now}{note === undefined ? null : <small>{note}</small>}</span>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
