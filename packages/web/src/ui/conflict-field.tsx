import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import './conflict-field.css';
import './lamp.css';
import { usePhrases } from './phrases-context.tsx';
import { Sign } from './sign.tsx';

type ConflictFieldProps = {
  /** The field both people wrote in. */
  label: string;
  /** Who wrote the other words, and when, in the reader's form. */
  who: string;
  time: string;
  yours: ReactNode;
  theirs: ReactNode;
  before: ReactNode;
  onKeepYours: () => void;
  onTakeTheirs: () => void;
};

/** Two people wrote in one field: yours, theirs, before. Nothing is lost until one of them chooses. */
export function ConflictField({ label, who, time, yours, theirs, before, onKeepYours, onTakeTheirs }: ConflictFieldProps) {
  const t = usePhrases();
  return (
    <section className="ui-conflict" role="group" aria-label={label}>
      <div>
        <div className="ui-conflict__title"><Sign shape="half" /><span>{t('kit.conflictTitle', { who, time })}</span></div>
        <p className="meta-2">{t('kit.conflictHelp')}</p>
      </div>
      <dl className="ui-conflict__sides">
        <div><dt>{t('kit.yours')}</dt><dd>{yours}<div><Button kind="text" small onClick={onKeepYours}>{t('kit.keepYours')}</Button></div></dd></div>
        <div><dt>{t('kit.theirs')}</dt><dd>{theirs}<div><Button kind="text" small onClick={onTakeTheirs}>{t('kit.takeTheirs')}</Button></div></dd></div>
        <div><dt>{t('kit.before')}</dt><dd data-before="">{before}</dd></div>
      </dl>
    </section>
  );
}
