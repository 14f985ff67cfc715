import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { DealView } from '@entente/contract/deal/deal.contract';
import type { Translator } from '@entente/phrases/translator';
import { refreshRecords } from '../../record/record.queries.ts';
import { api } from '../../shell/team-app/api.ts';
import { refusalWords } from '../../shell/team-app/refusal.ts';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { useToasts } from '../../ui/toasts-context.tsx';
import { wantedFields, type Filled } from './stage-wants.tsx';

/** A move that waits for fields; `closing` where a loss is told about of one's own accord. */
export type Waiting = { readonly card: { readonly id: string; readonly currency: string }; readonly stageId: string; readonly fields: readonly string[]; readonly closing?: boolean };

/** What is worth telling about a loss. */
const ABOUT_A_LOSS = ['lostReasonId', 'competitor', 'lostNote', 'closedOn'];

/** What an undo of a move left as somebody changed it since. */
export function keptWords(t: Translator, kept: readonly string[]): string {
  const names = kept.filter((field): field is ClosingField => CLOSING_FIELDS.some((one) => one === field)).map((field) => t(`field.deal.${field}`));
  return t('deals.takenBackBut', { fields: new Intl.ListFormat(t.locale).format(names) });
}

const CLOSING_FIELDS = ['closedOn', 'lostReasonId', 'lostNote', 'competitor'] as const;
type ClosingField = (typeof CLOSING_FIELDS)[number];

/** Moving one deal: shown at once, taken back with Undo; a stage that wants more opens what it wants. */
export function useDealMoves(deal: DealView) {
  const t = usePhrases();
  const queries = useQueryClient();
  const { say } = useToasts();
  const [wanted, settle] = useState<Waiting | null>(null);
  const card = { id: deal.id, currency: String(deal.record.values['currency'] ?? '') };
  const name = String(deal.record.values['name'] ?? '');
  const refresh = async () => {
    await queries.invalidateQueries({ queryKey: ['deal', deal.id] });
    await refreshRecords(queries, 'deal');
  };
  const trying = async (act: () => Promise<unknown>) => {
    try {
      await act();
      return true;
    } catch (error) {
      say({ words: refusalWords(t, error), tone: 'bad' });
      return false;
    } finally {
      await refresh();
    }
  };
  const undo = () => trying(async () => {
    const { kept } = await api.deal.undoMove({ id: deal.id });
    if (kept.length > 0) say({ words: keptWords(t, kept) });
  });
  const move = async (stageId: string, filled: Filled = {}) => {
    settle(null);
    try {
      await api.deal.move({ id: deal.id, stageId, ...filled });
      say({ words: t('deals.moved', { name }), undo: () => void undo() });
    } catch (error) {
      const fields = wantedFields(error);
      if (fields === null) say({ words: refusalWords(t, error), tone: 'bad' });
      else settle({ card, stageId, fields });
    }
    await refresh();
  };
  const reopen = async () => {
    if (await trying(() => api.deal.reopen({ id: deal.id }))) say({ words: t('deal.reopened', { name }), undo: () => void undo() });
  };
  const lose = (stageId: string) => settle({ card, stageId, fields: ABOUT_A_LOSS, closing: true });
  return { move, reopen, lose, undo, wanted, settle };
}

export type DealMoves = ReturnType<typeof useDealMoves>;
