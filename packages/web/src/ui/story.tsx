import type { ReactNode } from 'react';
import { LAMPS, type LampState } from './lamp.tsx';
import { Sign } from './sign.tsx';
import './lamp.css';
import './story.css';

export type StoryEntry = {
  id: string;
  when: string;
  /** A lamp's sign, or § for a text that both sides signed. */
  sign: LampState | '§';
  title: ReactNode;
  detail?: ReactNode;
};

/** What happened, newest first, on one line. */
export function Story({ entries }: { entries: readonly StoryEntry[] }) {
  return (
    <ol className="ui-story">
      {entries.map(({ id, when, sign, title, detail }) => (
        <li key={id}>
          <span className="ui-story__when">{when}</span>
          <span className="ui-story__sign">{sign === '§' ? <b aria-hidden="true">§</b> : <Sign shape={LAMPS[sign].shape} className={`is-${LAMPS[sign].tone}`} />}</span>
          <div className="ui-story__what"><span className="strong">{title}</span>{detail === undefined ? null : <div className="meta-2">{detail}</div>}</div>
        </li>
      ))}
    </ol>
  );
}
