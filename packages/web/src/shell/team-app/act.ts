import { useQueryClient, type QueryFilters, type QueryKey } from '@tanstack/react-query';
import { useState } from 'react';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { useToasts } from '../../ui/toasts-context.tsx';
import { refusalWords } from './refusal.ts';

/** What is said once something is done. */
export type Said<Value = unknown> = {
  readonly words: string;
  /** Takes it back; a refusal of that is said like any other. */
  readonly undo?: (() => Promise<Value>) | undefined;
  /** Said once it is taken back. */
  readonly undone?: string | undefined;
};
type Shows = (refusal: unknown) => boolean;

/** `shows` says whether a refusal was shown where it belongs; else it is said. */
export type Act = {
  (work: () => Promise<unknown>, said?: Said, shows?: Shows): Promise<boolean>;
  <Value>(work: () => Promise<Value>, said: (value: Value) => Said | undefined, shows?: Shows): Promise<boolean>;
};

/** Where anything may have changed. */
export const EVERYTHING: readonly QueryKey[] = [[]];

/**
 * Does something, says it and offers to take it back; a refusal is said in its own words. What is `stale` then is read
 * again either way; what was done is waited for until it shows, and `busy` until then.
 * @returns whether it was done.
 */
export function useAct(stale: readonly (QueryKey | QueryFilters)[]): { act: Act; busy: boolean } {
  const t = usePhrases();
  const queries = useQueryClient();
  const { say } = useToasts();
  const [busy, setBusy] = useState(false);
  const readAgain = () => Promise.all(stale.map((one) => queries.invalidateQueries('length' in one ? { queryKey: one } : one)));
  const act: Act = async <Value>(work: () => Promise<Value>, said?: Said | ((value: Value) => Said | undefined), shows?: Shows) => {
    setBusy(true);
    try {
      const value = await work();
      const told = typeof said === 'function' ? said(value) : said;
      const { undo, undone } = told ?? {};
      if (told !== undefined) say({ words: told.words, ...(undo === undefined ? {} : { undo: () => void act(undo, undone === undefined ? undefined : { words: undone }) }) });
      await readAgain();
      return true;
    } catch (error) {
      if (shows?.(error) !== true) say({ words: refusalWords(t, error), tone: 'bad' });
      void readAgain();
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { act, busy };
}

/** The same for one thing that a page shows: what the server answers stands there at once, and is read again after a refusal. */
export function useViewAct<View>(queryKey: QueryKey, stale: readonly QueryKey[]): { act: (work: () => Promise<View>, said?: Said<View> | ((view: View) => Said<View>)) => Promise<boolean>; busy: boolean } {
  const queries = useQueryClient();
  const { act, busy } = useAct(stale);
  const showing = (work: () => Promise<View>) => async (): Promise<View> => {
    try {
      const view = await work();
      queries.setQueryData(queryKey, view);
      return view;
    } catch (error) {
      void queries.invalidateQueries({ queryKey });
      throw error;
    }
  };
  const withShown = (said: Said<View> | undefined): Said | undefined => (said?.undo === undefined ? said : { ...said, undo: showing(said.undo) });
  return { busy, act: (work, said) => act(showing(work), (view) => withShown(typeof said === 'function' ? said(view) : said)) };
}
