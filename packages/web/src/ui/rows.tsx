import type { ReactNode } from 'react';
import './rows.css';

export type WorkRow = {
  id: string;
  /** What kind of thing waits ("Approve", "Question"). */
  kind?: string;
  title: ReactNode;
  detail?: ReactNode;
  age?: string;
  /** A text button, or the solid button on the row that is chosen. */
  act?: ReactNode;
};

/** Work in rows: kind, what it is, how old, the next act. The row that `here` names is the one the keys act on. */
export function Rows({ rows, here }: { rows: readonly WorkRow[]; here?: string | undefined }) {
  const kinds = rows.some(({ kind }) => kind !== undefined);
  return (
    <ul className={kinds ? 'ui-rows ui-rows--kinds' : 'ui-rows ui-rows--plain'}>
      {rows.map(({ id, kind, title, detail, age, act }) => (
        <li key={id} aria-current={id === here ? 'true' : undefined}>
          {kinds ? <span className="ui-rows__kind">{kind}</span> : null}
          <div className="ui-rows__main"><div className="ui-rows__title">{title}</div>{detail === undefined ? null : <div className="ui-rows__detail">{detail}</div>}</div>
          {kinds ? <span className="ui-rows__age">{age}</span> : null}
          <span className="ui-rows__act">{act}</span>
        </li>
      ))}
    </ul>
  );
}
