import { Tooltip } from '@mantine/core';
import type { ReactElement } from 'react';
import './overlay.css';

/** A few words on hover or focus. Never the only place where something is said. */
export function Tip({ words, children }: { words: string; children: ReactElement }) {
  return <Tooltip label={words} classNames={{ tooltip: 'ui-tip' }} events={{ hover: true, focus: true, touch: true }} multiline>{children}</Tooltip>;
}
