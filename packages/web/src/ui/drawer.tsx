import { Drawer as MantineDrawer } from '@mantine/core';
import { useId, type ReactNode } from 'react';
import { IconButton } from './button.tsx';
import './overlay.css';
import { usePhrases } from './phrases-context.tsx';

type DrawerProps = { open: boolean; onClose: () => void; title: string; children: ReactNode; side?: 'left' | 'right' };

/** A panel from the side: the structure of a document on a narrow screen, the details of a row. */
export function Drawer({ open, onClose, title, children, side = 'right' }: DrawerProps) {
  const t = usePhrases();
  const id = useId();
  return (
    <MantineDrawer opened={open} onClose={onClose} position={side} className="ui-drawer" classNames={{ overlay: 'ui-overlay' }} aria-labelledby={id}>
      <header className="ui-drawer__head">
        <h2 id={id}>{title}</h2>
        <IconButton shape="cross" label={t('kit.close')} onClick={onClose} />
      </header>
      {children}
    </MantineDrawer>
  );
}
