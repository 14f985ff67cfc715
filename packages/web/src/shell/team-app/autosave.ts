import { useQueryClient, type QueryKey } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Saving } from '../../ui/save-state.tsx';
import { refusalOf } from './refusal.ts';

export type FieldPatch<Fields> = { set: Partial<Fields>; before: Record<string, unknown> };
export type Conflict<Fields> = { field: keyof Fields & string; yours: unknown; theirs: unknown; before: unknown; /** Who wrote the other value, where it is known. */ by?: string | null };

const PAUSE_MS = 600;
const AGAIN_MS = 4_000;

/**
 * Saves fields a little after the last key. What is written stays on the screen whatever happens: without
 * network it waits and is tried again; where somebody else changed the same field, both texts are shown.
 *
 * @param start the stored values. @param save writes a patch; throws a refusal. @param stale queries to read again after a save.
 */
export function useAutosave<Fields extends Record<string, unknown>>(start: Fields, save: (patch: FieldPatch<Fields>) => Promise<unknown>, stale: readonly QueryKey[]) {
  const queries = useQueryClient();
  const stored = useRef(start);
  const latest = useRef({ save, stale });
  latest.current = { save, stale };
  const [values, setValues] = useState(start);
  const [saving, setSaving] = useState<Saving>({ state: 'saved', at: new Date() });
  const [conflicts, setConflicts] = useState<readonly Conflict<Fields>[]>([]);
  // What was written while a save was under way is looked at once it is through.
  const [saves, setSaves] = useState(0);
  const shown = useRef({ values, conflicts });
  shown.current = { values, conflicts };

  const store = useCallback(async (wanted: Fields, skip: ReadonlySet<string>) => {
    const fields = (Object.keys(wanted) as (keyof Fields & string)[]).filter((field) => wanted[field] !== stored.current[field] && !skip.has(field));
    if (fields.length === 0) {
      // What could not be saved was taken back.
      if (skip.size === 0) setSaving((was) => (was.state === 'failed' || was.state === 'waiting' ? { state: 'saved', at: new Date() } : was));
      return;
    }
    setSaving({ state: 'saving' });
    const set = Object.fromEntries(fields.map((field) => [field, wanted[field]])) as Partial<Fields>;
    const before = Object.fromEntries(fields.map((field) => [field, stored.current[field] ?? null]));
    try {
      await latest.current.save({ set, before });
      stored.current = { ...stored.current, ...set };
      setSaving({ state: 'saved', at: new Date() });
      setSaves((count) => count + 1);
      for (const queryKey of latest.current.stale) void queries.invalidateQueries({ queryKey });
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal?.code === 'field-changed-meanwhile') setConflicts(refusal.detail.fields as Conflict<Fields>[]);
      setSaving({ state: refusal === null ? 'waiting' : 'failed' });
    }
  }, [queries]);
  const underWay = useRef<Promise<void>>(Promise.resolve());
  const write = useCallback((wanted: Fields, skip: ReadonlySet<string>): void => {
    underWay.current = store(wanted, skip);
  }, [store]);
  /** Ends with the save that is under way. */
  const settled = useCallback(() => underWay.current, []);

  useEffect(() => {
    const open = new Set<string>(conflicts.map(({ field }) => field));
    const timer = setTimeout(() => write(values, open), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [values, conflicts, saves, write]);

  // Whoever leaves the page right after the last key has written it all the same.
  useEffect(() => () => write(shown.current.values, new Set<string>(shown.current.conflicts.map(({ field }) => field))), [write]);

  useEffect(() => {
    if (saving.state !== 'waiting') return undefined;
    const timer = setTimeout(() => write(values, new Set()), AGAIN_MS);
    return () => clearTimeout(timer);
  }, [saving, values, write]);

  const set = useCallback((part: Partial<Fields>) => setValues((before) => ({ ...before, ...part })), []);
  const settle = useCallback((field: keyof Fields & string, choice: 'yours' | 'theirs') => {
    const conflict = conflicts.find((one) => one.field === field);
    if (conflict === undefined) return;
    stored.current = { ...stored.current, [field]: conflict.theirs };
    if (choice === 'theirs') setValues((before) => ({ ...before, [field]: conflict.theirs }));
    setConflicts((all) => all.filter((one) => one.field !== field));
  }, [conflicts]);
  /** Whether what is written in a field is not stored yet. */
  const isOpen = useCallback((field: keyof Fields & string) => shown.current.values[field] !== stored.current[field], []);
  /** Shows what was stored otherwise. */
  const take = useCallback((part: Partial<Fields>) => {
    stored.current = { ...stored.current, ...part };
    set(part);
  }, [set]);
  return { values, set, saving, conflicts, settle, isOpen, settled, take };
}
