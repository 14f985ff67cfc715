import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { PhraseKey } from '@entente/phrases/shape';
import { CommandBox, type CommandGroup } from '../../ui/command-box.tsx';
import { KeyHelp } from '../../ui/key-help.tsx';
import { matchWords } from '../../ui/match-words.ts';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { useToasts } from '../../ui/toasts-context.tsx';
import { useCommands, useRegistry, type Command, type CommandGroupName } from './commands.tsx';
import { useBuiltPlaces } from './main-menu.tsx';
import { useNewCommands } from './new-commands.ts';
import { useOwnSettings } from './own-settings.ts';
import { usePreferences } from './preferences.tsx';

type Box = 'closed' | 'commands' | 'keys';
const GROUPS: readonly (readonly [CommandGroupName, PhraseKey])[] = [['chosen', 'shell.doWithChosen'], ['here', 'shell.doHere'], ['anywhere', 'shell.doAnywhere'], ['go', 'shell.goTo'], ['begin', 'shell.begin']];

/** The command box and the list of keys, with the acts that every page has. */
export function CommandCentre({ box, setBox }: { box: Box; setBox: (box: Box) => void }) {
  const { singleKeys } = usePreferences();
  const { chooseSingleKeys } = useOwnSettings();
  const [query, setQuery] = useState('');
  useShellCommands(setBox);
  useNewCommands();
  const found = useFound(box === 'commands' ? query : '');
  const groups = useCommandGroups();
  const close = () => {
    setBox('closed');
    setQuery('');
  };
  const hits = groups.map((group) => ({ ...group, items: group.items.filter(({ label, note }) => matchWords(`${label} ${note ?? ''}`, query) !== null) }));
  return (
    <>
      <CommandBox open={box === 'commands'} onClose={close} query={query} onQuery={setQuery} groups={[...hits, ...found]} />
      <KeyHelp open={box === 'keys'} onClose={close} groups={groups} singleKeys={singleKeys} onSingleKeys={(on) => void chooseSingleKeys(on)} />
    </>
  );
}

function useShellCommands(setBox: (box: Box) => void): void {
  const t = usePhrases();
  const navigate = useNavigate();
  const places = useBuiltPlaces();
  const { say, undoLast } = useToasts();
  const undo = () => { if (!undoLast()) say({ words: t('shell.nothingToUndo') }); };
  const go = places.map(({ path, words, keys }): Command => ({ id: `go${path}`, label: t(words), keys, group: 'go', run: () => { void navigate({ to: path }); } }));
  useCommands([
    ...go,
    { id: 'go/imports', label: t('import.title'), keys: 'g i', group: 'go', run: () => { void navigate({ to: '/imports' }); } },
    { id: 'import', label: t('import.importFile'), group: 'anywhere', run: () => { void navigate({ to: '/imports/new' }); } },
    { id: 'go/quality', label: t('quality.title'), keys: 'g q', group: 'go', run: () => { void navigate({ to: '/quality', search: {} }); } },
    { id: 'go/bin', label: t('data.binTitle'), keys: 'g b', group: 'go', run: () => { void navigate({ to: '/bin', search: {} }); } },
    { id: 'go/changes', label: t('shell.navChanges'), keys: 'g h', group: 'go', run: () => { void navigate({ to: '/changes', search: {} }); } },
    { id: 'find', label: t('shell.findOrDo'), keys: 'mod+k', group: 'anywhere', run: () => setBox('commands') },
    { id: 'keys', label: t('shell.keysHelp'), keys: '?', group: 'anywhere', run: () => setBox('keys') },
    { id: 'undo', label: t('shell.undoLast'), keys: 'z', group: 'anywhere', run: undo },
    { id: 'undo.mod', label: t('shell.undoLast'), keys: 'mod+z', group: 'anywhere', run: undo },
  ]);
}

/** What opens the box, and a second key of what is listed already. */
const UNLISTED: readonly string[] = ['find', 'undo.mod'];

/** What can be done now, in the order of nearness. */
function useCommandGroups(): readonly CommandGroup[] {
  const t = usePhrases();
  const all = useRegistry().all();
  return GROUPS.map(([name, words]) => ({ label: t(words), items: all.filter(({ group = 'here', id }) => group === name && !UNLISTED.includes(id)) }));
}

const PAUSE_MS = 140;

/** Records that the screens' finders know for the query; what came for an older query is dropped. */
function useFound(query: string): readonly CommandGroup[] {
  const registry = useRegistry();
  const [found, setFound] = useState<readonly CommandGroup[]>([]);
  useEffect(() => {
    setFound([]);
    if (query.trim().length < 2) return undefined;
    const stop = new AbortController();
    const timer = setTimeout(() => {
      for (const { label, find } of registry.finders()) {
        find(query, stop.signal)
          .then((items) => { if (!stop.signal.aborted) setFound((all) => [...all, ...underHeadings(label, items)]); })
          .catch(() => { /* a lookup that fails leaves the box with what it has */ });
      }
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [query, registry]);
  return found;
}

/** What a lookup found, by heading in the order of the best find under each. */
function underHeadings(label: string, items: readonly Command[]): readonly CommandGroup[] {
  return Array.from(Map.groupBy(items, ({ under }) => under ?? label), ([heading, found]) => ({ label: heading, items: found }));
}
