import { Drawer as MantineDrawer } from '@mantine/core';
import type { ReactNode } from 'react';
import { IconButton } from './button.tsx';
import { useFocusReturn } from './focus-return.ts';
import './overlay.css';
import { usePhrases } from './phrases-context.tsx';

type DrawerProps = { open: boolean; onClose: () => void; title: string; children: ReactNode; side?: 'left' | 'right'; /** Room for a table. */ wide?: boolean };

/** A panel from the side: the structure of a document on a narrow screen, the details of a row. */
export function Drawer({ open, onClose, title, children, side = 'right', wide = false }: DrawerProps) {
  const t = usePhrases();
  useFocusReturn(open);
  return (
    <MantineDrawer.Root opened={open} onClose={onClose} position={side} size={wide ? 'min(56rem, 100%)' : 420} lockScroll={false} className="ui-drawer">
      <MantineDrawer.Overlay className="ui-overlay" color="var(--veil)" backgroundOpacity={1} blur={0} />
      <MantineDrawer.Content>
        {/* The head of a drawer is no banner of the page. */}
        <MantineDrawer.Header role="none">
          <MantineDrawer.Title>{title}</MantineDrawer.Title>
          <IconButton shape="cross" label={t('kit.close')} onClick={onClose} />
        </MantineDrawer.Header>
        <MantineDrawer.Body>{children}</MantineDrawer.Body>
      </MantineDrawer.Content>
    </MantineDrawer.Root>
  );
}
