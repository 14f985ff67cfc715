import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { CellValue, RecordRow } from '@entente/contract/record/record.contract';
import { takesLetters } from '../shell/team-app/key-press.ts';
import { refusalWords } from '../shell/team-app/refusal.ts';
import { usePhrases } from '../ui/phrases-context.tsx';
import { useToasts, type StillNewest } from '../ui/toasts-context.tsx';
import { isSameCell } from './cell-saving.ts';
import type { Writing } from './team/record-fields.tsx';

type Values = Readonly<Record<string, CellValue>>;
type Names = RecordRow['names'];
type Heard = (values: Values, names: Names) => void;

/** Who shows a record: forms of one page, and of one that was opened since. */
const showing = new Map<string, Set<Heard>>();

/** Hears of what was taken back of a record while it is shown. */
function useTakenBack(id: string, hear: Heard): void {
  const latest = useRef(hear);
  latest.current = hear;
  useEffect(() => {
    const own: Heard = (...told) => latest.current(...told);
    const all = showing.get(id) ?? new Set<Heard>();
    showing.set(id, all.add(own));
    return () => {
      all.delete(own);
      if (all.size === 0) showing.delete(id);
    };
  }, [id]);
}

/** What was written in one field until it was left, or something else was done. */
type Step = { readonly field: string; readonly before: CellValue; value: CellValue; isLeft: boolean; isNewest: StillNewest };
type Form = {
  /** Whether what is written in a field is not stored yet. */
  readonly isOpen: (field: string) => boolean;
  /** Ends with the save that is under way. */
  readonly settled: () => Promise<void>;
  readonly set: (part: Record<string, CellValue>) => void;
  readonly take: (part: Record<string, CellValue>) => void;
  readonly learn: (names: Names) => void;
};

/**
 * Keeps the way back from what is written in the fields of a record, for Z. What is typed in one go is one step. A step
 * is taken back on any page, as long as nobody wrote there since.
 */
export function useFieldUndo(record: RecordRow, writing: Writing, form: Form): (field: string, written: { before: CellValue; value: CellValue }) => void {
  const t = usePhrases();
  const queries = useQueryClient();
  const { keepUndo, say } = useToasts();
  const last = useRef<Step | null>(null);
  useTakenBack(record.id, (values, names) => {
    form.learn(names);
    form.take(values);
  });
  const isShown = useRef(true);
  useEffect(() => {
    isShown.current = true;
    return () => {
      isShown.current = false;
    };
  }, []);
  const name = String(record.values['name'] ?? '');

  const takeBack = async ({ field, before, value }: Step): Promise<void> => {
    const done = () => say({ words: t('list.cellUndone', { name }) });
    if (isShown.current && form.isOpen(field)) {
      form.set({ [field]: before });
      return done();
    }
    await form.settled();
    try {
      await writing.save({ set: { [field]: before }, before: { [field]: value } }, record.names);
      for (const hear of showing.get(record.id) ?? []) hear({ [field]: before }, record.names);
      done();
    } catch (error) {
      say({ words: refusalWords(t, error), tone: 'bad' });
    }
    for (const queryKey of writing.stale) void queries.invalidateQueries({ queryKey });
  };

  return (field, { before, value }) => {
    if (isSameCell(before, value)) return;
    const open = last.current;
    if (open !== null && open.field === field && !open.isLeft && open.isNewest()) {
      open.value = value;
      return;
    }
    const step: Step = { field, before, value, isLeft: false, isNewest: () => false };
    step.isNewest = keepUndo(() => void takeBack(step));
    last.current = step;
    const place = document.activeElement;
    if (place === null || !takesLetters(place)) step.isLeft = true;
    else place.addEventListener('focusout', () => { step.isLeft = true; }, { once: true });
  };
}
