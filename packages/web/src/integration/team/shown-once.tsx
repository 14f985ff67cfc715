import type { ReactNode } from 'react';
import { CopyText } from '../../ui/copy-text.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { CopyButton } from './copy-button.tsx';

type ShownOnceProps = { title: string; help: string; label: string; secret: string; onClose: () => void; children?: ReactNode };

/** A secret that is shown this once, with the way to take it along. */
export function ShownOnce({ title, help, label, secret, onClose, children }: ShownOnceProps) {
  const t = usePhrases();
  return (
    <Dialog open onClose={onClose} title={title} back={t('integration.kept')} focus="back">
      <div className="in-copies">
        <p>{help}</p>
        <CopyText label={label} act={<CopyButton text={secret} of={label} />}>{secret}</CopyText>
        {children}
      </div>
    </Dialog>
  );
}
