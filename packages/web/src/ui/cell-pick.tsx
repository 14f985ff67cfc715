import { Popover } from '@mantine/core';
import { useState } from 'react';
import './cell-edit.css';
import { OptionList, type OptionListProps } from './option-list.tsx';
import type { PickOption } from './option-source.ts';

type CellPickProps = Pick<OptionListProps, 'label' | 'source' | 'multiple' | 'create' | 'empty'> & {
  chosen: readonly PickOption[];
  onSave: (chosen: readonly PickOption[]) => void;
  onLeave: () => void;
};

/** A table cell while something is chosen for it. Esc leaves it as it was; going elsewhere saves what several choices came to. */
export function CellPick({ label, source, multiple = false, create, empty, chosen, onSave, onLeave }: CellPickProps) {
  const [draft, setDraft] = useState(chosen);
  const close = () => {
    if (multiple && draft !== chosen) onSave(draft);
    else onLeave();
  };
  return (
    <Popover opened onChange={(open) => { if (!open) close(); }} position="bottom-start" offset={0} closeOnEscape={false} withRoles={false} withinPortal trapFocus classNames={{ dropdown: 'ui-pop' }}>
      <Popover.Target>
        <span className="ui-cell"><span className="ui-cell__pick">{draft.map((one) => one.label).join(', ')}</span></span>
      </Popover.Target>
      <Popover.Dropdown role="dialog" aria-label={label}>
        <OptionList label={label} source={source} chosen={draft} onChange={setDraft} multiple={multiple} create={create} empty={empty} onDone={onSave} onLeave={onLeave} />
      </Popover.Dropdown>
    </Popover>
  );
}
