import { createContext, useContext, useEffect, useId, useMemo, useRef, useState, type ReactNode } from 'react';
import type { TextRange } from '../../ui/command-box.tsx';
import { isSingleKey, pressName, takesLetters } from './key-press.ts';

/** An act that a screen offers: in the command box, under its key, in the list of keys. */
export type Command = {
  id: string;
  label: string;
  /** Said quietly after the label ("of 4 clients"). */
  note?: string;
  /** "n", "shift+o", "g c" (one after the other), "mod+s". */
  keys?: string;
  /** With what is chosen, on this page (default), anywhere, going somewhere, or beginning something there. */
  group?: CommandGroupName;
  /** What a lookup found of the label and the note, where it is not what was typed letter by letter. */
  ranges?: readonly TextRange[];
  noteRanges?: readonly TextRange[];
  /** The heading under which a lookup's find stands, instead of the lookup's own. */
  under?: string;
  /** False hides it: the box lists only what this person may do. */
  allowed?: boolean;
  run: () => void;
};
export type CommandGroupName = 'chosen' | 'here' | 'anywhere' | 'go' | 'begin';

/** Looks records up for the command box; called a little after the last key, aborted when the query changes. */
export type Finder = { id: string; label: string; find: (query: string, signal: AbortSignal) => Promise<readonly Command[]> };

type Registry = {
  set: (owner: string, commands: readonly Command[]) => void;
  setFinders: (owner: string, finders: readonly Finder[]) => void;
  drop: (owner: string) => void;
  all: () => readonly Command[];
  finders: () => readonly Finder[];
};

const CommandsContext = createContext<Registry | null>(null);

/** Offers acts while the calling screen is shown. Where two use one key, the nearer wins: chosen, here, anywhere, go. */
export function useCommands(commands: readonly Command[]): void {
  const registry = useRegistry();
  const owner = useId();
  useEffect(() => { registry.set(owner, commands); });
  useEffect(() => () => registry.drop(owner), [registry, owner]);
}

/** Offers a lookup of records to the command box while the calling screen is shown. */
export function useFinders(finders: readonly Finder[]): void {
  const registry = useRegistry();
  const owner = useId();
  useEffect(() => { registry.setFinders(owner, finders); });
  useEffect(() => () => registry.drop(owner), [registry, owner]);
}

/** Every act and lookup offered at this moment. */
export function useRegistry(): Registry {
  const registry = useContext(CommandsContext);
  if (registry === null) throw new Error('Commands are used outside CommandsProvider.');
  return registry;
}

/** Holds what screens offer and listens for their keys. */
export function CommandsProvider({ singleKeys, children }: { singleKeys: boolean; children: ReactNode }) {
  const [registry] = useState(makeRegistry);
  const allowed = useRef(singleKeys);
  allowed.current = singleKeys;
  useEffect(() => {
    const keyboard = makeKeyboard(registry, () => allowed.current);
    window.addEventListener('keydown', keyboard);
    return () => window.removeEventListener('keydown', keyboard);
  }, [registry]);
  return <CommandsContext value={useMemo(() => registry, [registry])}>{children}</CommandsContext>;
}

function makeRegistry(): Registry {
  const commands = new Map<string, readonly Command[]>();
  const finders = new Map<string, readonly Finder[]>();
  return {
    set: (owner, list) => { commands.set(owner, list); },
    setFinders: (owner, list) => { finders.set(owner, list); },
    drop: (owner) => { commands.delete(owner); finders.delete(owner); },
    all: () => [...commands.values()].reverse().flat().filter(({ allowed }) => allowed !== false).sort((a, b) => nearness(a) - nearness(b)),
    finders: () => [...finders.values()].flat(),
  };
}

const NEARNESS: readonly CommandGroupName[] = ['chosen', 'here', 'anywhere', 'go', 'begin'];

function nearness({ group = 'here' }: Command): number {
  return NEARNESS.indexOf(group);
}

const SEQUENCE_MS = 1200;

function makeKeyboard(registry: Registry, singleKeysOn: () => boolean): (event: KeyboardEvent) => void {
  let before: { press: string; at: number } | null = null;
  return (event) => {
    const press = pressName(event);
    if (press === null || event.defaultPrevented || event.isComposing || event.repeat) return;
    const sequence = before !== null && event.timeStamp - before.at < SEQUENCE_MS ? `${before.press} ${press}` : null;
    const usable = registry.all().filter(({ keys }) => keys !== undefined && mayRun(keys, event, singleKeysOn()));
    const command = usable.find(({ keys }) => keys === sequence) ?? usable.find(({ keys }) => keys === press);
    before = command === undefined && usable.some(({ keys }) => keys?.startsWith(`${press} `)) ? { press, at: event.timeStamp } : null;
    if (command === undefined) return;
    event.preventDefault();
    command.run();
  };
}

/** A key without Ctrl or Alt never acts while someone writes or answers a dialog, and never when single keys are off. Where somebody writes, Ctrl Z is the field's own. */
function mayRun(keys: string, event: KeyboardEvent, singleKeysOn: boolean): boolean {
  if (keys === 'mod+z') return !takesLetters(event.target) && document.querySelector('[aria-modal=true]') === null;
  if (/(^|[ +])(mod|alt)\+/.test(keys)) return true;
  if (isSingleKey(keys) && !singleKeysOn) return false;
  if (/^(enter|space)$/.test(keys) && event.target instanceof Element && event.target.closest('a,button,summary,input') !== null) return false;
  return !takesLetters(event.target) && document.querySelector('[aria-modal=true]') === null;
}
