import { Popover } from '@mantine/core';
import { cloneElement, useRef, useState, type ReactElement, type ReactNode } from 'react';
import './option-list.css';
import { WITHIN_WINDOW } from './within-window.ts';

type PopProps = {
  /** A button; pressing it opens and closes. */
  target: ReactElement<{ onClick?: () => void; 'aria-expanded'?: boolean; 'aria-haspopup'?: 'dialog' }>;
  /** What the panel is for. */
  label: string;
  children: (close: () => void) => ReactNode;
  /** Opened from outside as well (a command's key). */
  opened?: boolean | undefined;
  onOpened?: ((open: boolean) => void) | undefined;
};

/** A small panel below its button, with the keyboard inside until it closes; Esc and a press elsewhere close it. */
export function Pop({ target, label, children, opened, onOpened }: PopProps) {
  const [own, setOwn] = useState(false);
  const open = opened ?? own;
  const set = (next: boolean) => {
    setOwn(next);
    onOpened?.(next);
  };
  const returnTo = useRef<HTMLSpanElement>(null);
  const close = () => {
    set(false);
    returnTo.current?.querySelector('button')?.focus();
  };
  return (
    <span ref={returnTo} className="ui-pop__place">
      <Popover opened={open} onChange={set} position="bottom-start" middlewares={WITHIN_WINDOW} withRoles={false} withinPortal trapFocus returnFocus shadow="xl" classNames={{ dropdown: 'ui-pop' }}>
        <Popover.Target>{cloneElement(target, { onClick: () => set(!open), 'aria-expanded': open, 'aria-haspopup': 'dialog' })}</Popover.Target>
        <Popover.Dropdown role="dialog" aria-label={label}>{open ? children(close) : null}</Popover.Dropdown>
      </Popover>
    </span>
  );
}
