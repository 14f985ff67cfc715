import type { Ref } from 'react';
import { Button, IconButton } from './button.tsx';
import { usePhrases } from './phrases-context.tsx';
import './toast.css';

type ToastProps = {
  ref?: Ref<HTMLDivElement>;
  /** What was done, or what went wrong. */
  words: string;
  tone?: 'plain' | 'bad';
  /** Takes it back; shown with the key Z. */
  undo?: (() => void) | undefined;
  onClose: () => void;
};

/** Says what was just done and offers to take it back. */
export function Toast({ ref, words, tone = 'plain', undo, onClose }: ToastProps) {
  const t = usePhrases();
  return (
    <div ref={ref} className={tone === 'bad' ? 'ui-toast ui-toast--bad' : 'ui-toast'}>
      <p>{words}</p>
      <span className="ui-toast__acts">
        {undo === undefined ? null : <Button kind="text" keys="z" onClick={undo}>{t('kit.undo')}</Button>}
        <IconButton shape="cross" label={t('kit.close')} onClick={onClose} />
      </span>
    </div>
  );
}
