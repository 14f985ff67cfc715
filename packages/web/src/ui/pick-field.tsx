import { Popover } from '@mantine/core';
import { Fragment, useRef, useState } from 'react';
import './chip.css';
import { FieldFrame, type FieldWords } from './field-frame.tsx';
import { OptionList } from './option-list.tsx';
import type { OptionSource, PickOption } from './option-source.ts';
import { Sign } from './sign.tsx';
import { WITHIN_WINDOW } from './within-window.ts';

type PickFieldProps = FieldWords & {
  source: OptionSource;
  chosen: readonly PickOption[];
  onChange: (chosen: readonly PickOption[]) => void;
  multiple?: boolean;
  create?: ((words: string) => PickOption) | undefined;
  /** Words of the choice of nothing; shown as well while nothing is chosen. */
  empty: string;
  /** Something must be chosen. */
  needed?: boolean;
};

/** One or several of many, looked up by a part of the name: people, firms, tags. */
export function PickField({ label, optional, hint, error, source, chosen, onChange, multiple = false, create, empty, needed = false }: PickFieldProps) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    <FieldFrame label={label} optional={optional} hint={hint} error={error}>
      {(ties) => (
        <Popover opened={open} onChange={setOpen} position="bottom-start" width="target" middlewares={WITHIN_WINDOW} withRoles={false} classNames={{ dropdown: 'ui-pop' }} withinPortal>
          <Popover.Target>
            {/* The popover gives its target an id of its own, which unties the label: the name is said here. */}
            <button ref={button} {...ties} type="button" className="ui-pickfield" aria-label={[label, chosen.length === 0 ? empty : chosen.map((one) => one.label).join(', ')].join(': ')} aria-haspopup="listbox" aria-expanded={open} onClick={() => setOpen(!open)}>
              {chosen.length === 0 ? <span className="is-quiet">{empty}</span> : multiple ? chosen.map(({ value, label: words }) => <Fragment key={value}><span className="ui-chip">{words}</span>{' '}</Fragment>) : <span>{chosen[0]?.label}</span>}
              <Sign shape="open" />
            </button>
          </Popover.Target>
          <Popover.Dropdown role="dialog" aria-label={label}>
            <OptionList label={label} source={source} chosen={chosen} onChange={onChange} multiple={multiple} create={create} empty={needed ? undefined : empty} onDone={close} onLeave={close} />
          </Popover.Dropdown>
        </Popover>
      )}
    </FieldFrame>
  );
}
