import { useEffect, useState } from 'react';
import { matchWords } from './match-words.ts';

/** Something to choose: its stored value, its words, and what is said quietly beside them. */
export type PickOption = { readonly value: string; readonly label: string; readonly note?: string };

/** Options that are all known, or a lookup of those that fit what was typed (called a little after the last key). */
export type OptionSource = { readonly options: readonly PickOption[] } | { readonly find: (words: string, signal: AbortSignal) => Promise<readonly PickOption[]> };

const PAUSE_MS = 140;
type Found = { readonly options: readonly PickOption[]; readonly state: 'ready' | 'waiting' | 'failed' };

/** The options of a source that fit what was typed; known ones at once, looked-up ones when they come. */
export function useOptions(source: OptionSource, words: string): Found {
  const [found, setFound] = useState<Found>({ options: [], state: 'waiting' });
  const find = 'find' in source ? source.find : null;
  useEffect(() => {
    if (find === null) return undefined;
    const stop = new AbortController();
    setFound(({ options }) => ({ options, state: 'waiting' }));
    const timer = setTimeout(() => {
      find(words.trim(), stop.signal)
        .then((options) => { if (!stop.signal.aborted) setFound({ options, state: 'ready' }); })
        .catch(() => { if (!stop.signal.aborted) setFound({ options: [], state: 'failed' }); });
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [find, words]);
  if (find !== null) return found;
  return { options: 'options' in source ? source.options.filter(({ label, note }) => matchWords(`${label} ${note ?? ''}`, words) !== null) : [], state: 'ready' };
}
