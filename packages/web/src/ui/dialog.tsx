import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { useFocusReturn } from './focus-return.ts';
import './overlay.css';
import { usePhrases } from './phrases-context.tsx';
import { showWhatIsWrong } from './wrong-in-sight.ts';

type DialogProps = {
  open: boolean;
  onClose: () => void;
  /** The question, as a sentence: "Send draft 3 to Anna Wrona?" */
  title: string;
  children?: ReactNode;
  /** The act itself; the way back is always beside it. Without it the dialog only has the way back. */
  act?: ReactNode;
  /** Words of the way back; "Keep working" unless said otherwise. */
  back?: string | undefined;
  /** Where the keyboard stands at first: the first control (default) or the way back, for a dialog that is only read. */
  focus?: 'first' | 'back';
};

/** The head of a dialog is no banner of the page. */
const NO_LANDMARK = { role: 'none' };

/** Asks before what cannot be taken back: signing, sending, deleting for good, rights, bulk. Esc is the way back. */
export function Dialog({ open, onClose, title, children, act, back, focus = 'first' }: DialogProps) {
  const t = usePhrases();
  useFocusReturn(open);
  return (
    <Modal opened={open} onClose={onClose} title={title} className="ui-dialog" attributes={{ header: NO_LANDMARK }} classNames={{ overlay: 'ui-overlay', title: 'ui-dialog__title' }}>
      <div className="ui-dialog__body">{children}</div>
      <div className="ui-dialog__acts" onClick={showWhatIsWrong}>
        <Button onClick={onClose} keys="escape" data-autofocus={focus === 'back' ? '' : undefined}>{back ?? t('kit.keepWorking')}</Button>
        {act}
      </div>
    </Modal>
  );
}
