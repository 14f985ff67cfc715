import { Popover } from '@mantine/core';
import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import './cell-edit.css';
import './chip.css';
import './lamp.css';
import { usePhrases } from './phrases-context.tsx';
import { Sign } from './sign.tsx';

type CellConflictProps = { label: string; who: string; yours: ReactNode; theirs: ReactNode; before: ReactNode; onKeepYours: () => void; onTakeTheirs: () => void };

/** A cell in which two people wrote: yours, theirs, before. It stays open until one of them is chosen. */
export function CellConflict({ label, who, yours, theirs, before, onKeepYours, onTakeTheirs }: CellConflictProps) {
  const t = usePhrases();
  return (
    <Popover opened position="bottom-start" offset={0} closeOnClickOutside={false} closeOnEscape={false} withRoles={false} withinPortal trapFocus classNames={{ dropdown: 'ui-pop' }}>
      <Popover.Target><span className="ui-cell ui-cell--conflict"><span className="ui-cell__pick">{yours}</span><Sign shape="half" /></span></Popover.Target>
      <Popover.Dropdown role="dialog" aria-label={label}>
        <div className="ui-cellconflict">
          <p className="strong">{t('kit.cellConflict', { who })}</p>
          <dl>
            <div><dt>{t('kit.yours')}</dt><dd>{yours}</dd></div>
            <div><dt>{t('kit.theirs')}</dt><dd>{theirs}</dd></div>
            <div><dt>{t('kit.before')}</dt><dd className="is-quiet">{before}</dd></div>
          </dl>
          <div className="ui-chips"><Button kind="main" small data-autofocus="" onClick={onKeepYours}>{t('kit.keepYours')}</Button><Button small onClick={onTakeTheirs}>{t('kit.takeTheirs')}</Button></div>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
