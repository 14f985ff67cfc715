import { Menu as MantineMenu } from '@mantine/core';
import type { ReactElement } from 'react';
import { Keys } from './kbd.tsx';
import './lamp.css';
import './overlay.css';
import { Sign } from './sign.tsx';
import { WITHIN_WINDOW } from './within-window.ts';

export type MenuItem = { label: string; run: () => void; keys?: string; danger?: boolean; chosen?: boolean };
export type MenuGroup = { label?: string; items: readonly MenuItem[] };

/** A short list of acts behind a button. Items with `chosen` set behave as one choice of the group. */
export function Menu({ target, groups }: { target: ReactElement; groups: readonly MenuGroup[] }) {
  return (
    <MantineMenu middlewares={WITHIN_WINDOW} classNames={{ dropdown: 'ui-menu' }} withInitialFocusPlaceholder={false} loop>
      <MantineMenu.Target>{target}</MantineMenu.Target>
      <MantineMenu.Dropdown>
        {groups.map(({ label, items }, index) => (
          <div key={label ?? index} role="group" aria-label={label}>
            {index === 0 ? null : <MantineMenu.Divider />}
            {label === undefined ? null : <MantineMenu.Label aria-hidden>{label}</MantineMenu.Label>}
            {items.map((item) => <Item key={item.label} item={item} />)}
          </div>
        ))}
      </MantineMenu.Dropdown>
    </MantineMenu>
  );
}

function Item({ item: { label, run, keys, danger, chosen } }: { item: MenuItem }) {
  if (chosen !== undefined) return <MantineMenu.RadioItem value={label} checked={chosen} onChange={run} checkIcon={<Sign shape="check" />}>{label}</MantineMenu.RadioItem>;
  return <MantineMenu.Item onClick={run} data-danger={danger === true ? '' : undefined} rightSection={keys === undefined ? undefined : <Keys keys={keys} />}>{label}</MantineMenu.Item>;
}
