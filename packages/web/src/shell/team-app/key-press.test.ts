import { expect, it } from 'vitest';
import { isSingleKey, pressName } from './key-press.ts';

const press = (key: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey', boolean>> = {}) =>
  pressName({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held });

it('names a press as shortcuts are written', () => {
  expect(press('K', { ctrlKey: true })).toBe('mod+k');
  expect(press('k', { metaKey: true })).toBe('mod+k');
  expect(press('O', { shiftKey: true })).toBe('shift+o');
  expect(press('?', { shiftKey: true })).toBe('?');
  expect(press('ArrowDown')).toBe('down');
  expect(press('Shift', { shiftKey: true })).toBeNull();
});

it('knows which shortcuts are letters alone, so that they can be switched off', () => {
  expect(['n', 'g c', 'shift+o', '?', 'z'].every(isSingleKey)).toBe(true);
  expect(['mod+k', 'alt+1', 'enter', 'escape'].some(isSingleKey)).toBe(false);
});
