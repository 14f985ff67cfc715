import type { ReactNode } from 'react';
import './bulk-bar.css';
import { Button } from './button.tsx';
import { usePhrases } from './phrases-context.tsx';

type BulkBarProps = {
  /** How many are chosen, in words ("4 clients chosen"). */
  words: string;
  /** Text buttons, one an act. */
  children: ReactNode;
  note?: string;
  onLetGo: () => void;
};

/** What can be done with the chosen rows; says how many before anything happens. */
export function BulkBar({ words, children, note, onLetGo }: BulkBarProps) {
  const t = usePhrases();
  return (
    <div className="ui-bulk" role="region" aria-label={words}>
      <span className="strong" role="status">{words}</span>
      {children}
      <span className="ui-bulk__end">{note === undefined ? null : <span className="ui-bulk__note">{note}</span>}<Button kind="text" keys="escape" onClick={onLetGo}>{t('kit.letGo')}</Button></span>
    </div>
  );
}
