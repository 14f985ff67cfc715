import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { EngagementView, MeetingAhead } from '@entente/contract/engagement/engagement.contract';
import { api } from '../../shell/team-app/api.ts';
import { refusalOf, refusalWords } from '../../shell/team-app/refusal.ts';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { useToasts } from '../../ui/toasts-context.tsx';
import { putBack } from '../closing-undo.ts';

/** Changes fields of the engagement; a refusal is said, and what is shown is read again. */
export function useEngagementChange(engagement: Pick<EngagementView, 'id'>) {
  const t = usePhrases();
  const queries = useQueryClient();
  const { say } = useToasts();
  const tell = async (work: () => Promise<void>): Promise<boolean> => {
    try {
      await work();
      return true;
    } catch (error) {
      say({ words: refusalWords(t, error), tone: 'bad' });
      return false;
    } finally {
      for (const queryKey of [['engagement', engagement.id], ['engagements'], ['meetings', engagement.id], ['today']]) void queries.invalidateQueries({ queryKey });
    }
  };
  const change = (set: { name?: string }, before: Record<string, unknown>) => tell(async () => { await api.engagement.update({ id: engagement.id, set, before }); });
  return { change, tell };
}

type Choice = 'call_off' | 'keep';

/** Closes the engagement, asking first what becomes of meetings that are still planned; and opens it again with what was called off by the closing. */
export function useClosing({ id }: Pick<EngagementView, 'id'>) {
  const t = usePhrases();
  const { say } = useToasts();
  const { tell } = useEngagementChange({ id });
  const [ahead, setAhead] = useState<readonly MeetingAhead[]>([]);
  const reopen = (off: readonly MeetingAhead[]) => tell(async () => {
    await api.engagement.update({ id, set: { state: 'open' }, before: { state: 'closed' } });
    say({ words: t('engagement.openedAgain') });
    await putBack(off, api.meeting);
  });
  const close = (choice?: Choice) => tell(async () => {
    try {
      await api.engagement.update({ id, set: { state: 'closed' }, before: { state: 'open' }, ...(choice === undefined ? {} : { meetings: choice }) });
    } catch (error) {
      const met = choice === undefined ? meetingsIn(error) : [];
      if (met.length === 0) throw error;
      return setAhead(met);
    }
    const off = choice === 'call_off' ? ahead : [];
    const count = off.filter(({ late }) => !late).length;
    setAhead([]);
    return say({ words: count === 0 ? t('engagement.closedNow') : t('engagement.closedOff', { count }), undo: () => void reopen(off) });
  });
  return { ahead, close, reopen, leave: () => setAhead([]) };
}

/** What the refusal of closing names. */
function meetingsIn(error: unknown): readonly MeetingAhead[] {
  const refusal = refusalOf(error);
  return refusal?.code === 'engagement-has-meetings' && Array.isArray(refusal.detail['meetings']) ? (refusal.detail['meetings'] as readonly MeetingAhead[]) : [];
}
