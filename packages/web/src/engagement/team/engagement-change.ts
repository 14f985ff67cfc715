import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { EngagementView, MeetingAhead } from '@entente/contract/engagement/engagement.contract';
import { useAct } from '../../shell/team-app/act.ts';
import { api } from '../../shell/team-app/api.ts';
import { refusalOf } from '../../shell/team-app/refusal.ts';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { useToasts } from '../../ui/toasts-context.tsx';
import { putBack } from '../closing-undo.ts';

/** Does something to the engagement; what shows it is read again. */
export function useEngagementChange({ id }: Pick<EngagementView, 'id'>) {
  return useAct([['engagement', id], ['engagements'], ['meetings', id], ['today']]);
}

type Choice = 'call_off' | 'keep';

/** Closes the engagement, asking first what becomes of meetings that are still planned; and opens it again with what was called off by the closing. */
export function useClosing({ id }: Pick<EngagementView, 'id'>) {
  const t = usePhrases();
  const { say } = useToasts();
  const { act } = useEngagementChange({ id });
  const [ahead, setAhead] = useState<readonly MeetingAhead[]>([]);
  /** It is open again also where a meeting could not be put back, which is said besides. */
  const openWith = (off: readonly MeetingAhead[]) => async () => {
    await api.engagement.update({ id, set: { state: 'open' }, before: { state: 'closed' } });
    say({ words: t('engagement.openedAgain') });
    await putBack(off, api.meeting);
  };
  /** @returns what was called off; null where it is asked first. */
  const tryToClose = async (choice?: Choice): Promise<readonly MeetingAhead[] | null> => {
    try {
      await api.engagement.update({ id, set: { state: 'closed' }, before: { state: 'open' }, ...(choice === undefined ? {} : { meetings: choice }) });
    } catch (error) {
      const met = choice === undefined ? meetingsIn(error) : [];
      if (met.length === 0) throw error;
      setAhead(met);
      return null;
    }
    setAhead([]);
    return choice === 'call_off' ? ahead : [];
  };
  const close = (choice?: Choice) => act(() => tryToClose(choice), (off) => {
    if (off === null) return undefined;
    const count = off.filter(({ late }) => !late).length;
    return { words: count === 0 ? t('engagement.closedNow') : t('engagement.closedOff', { count }), undo: openWith(off) };
  });
  return { ahead, close, reopen: () => act(openWith([])), leave: () => setAhead([]) };
}

/** Puts the engagement into the bin, saying first which meetings are called off with it; undo brings both back. */
export function useRemoval({ id, name }: Pick<EngagementView, 'id' | 'name'>) {
  const t = usePhrases();
  const navigate = useNavigate();
  const { act } = useEngagementChange({ id });
  const [ahead, setAhead] = useState<readonly MeetingAhead[]>([]);
  const restoreWith = (off: readonly MeetingAhead[]) => async () => {
    await api.engagement.restore({ id });
    await navigate({ to: '/engagements/$id', params: { id } });
    await putBack(off, api.meeting);
  };
  /** @returns what was called off; null where it is asked first. */
  const tryToRemove = async (choice?: 'call_off'): Promise<readonly MeetingAhead[] | null> => {
    try {
      await api.engagement.delete({ id, ...(choice === undefined ? {} : { meetings: choice }) });
    } catch (error) {
      const met = choice === undefined ? meetingsIn(error) : [];
      if (met.length === 0) throw error;
      setAhead(met);
      return null;
    }
    setAhead([]);
    await navigate({ to: '/engagements', search: {} });
    return choice === undefined ? [] : ahead;
  };
  const remove = (choice?: 'call_off') => act(() => tryToRemove(choice), (off) => (off === null ? undefined : { words: off.length === 0 ? t('engagement.deleted', { name }) : t('engagement.deletedOff', { name, count: off.length }), undo: restoreWith(off) }));
  return { ahead, remove, leave: () => setAhead([]) };
}

/** What the refusal of closing names. */
function meetingsIn(error: unknown): readonly MeetingAhead[] {
  const refusal = refusalOf(error);
  return refusal?.code === 'engagement-has-meetings' && Array.isArray(refusal.detail['meetings']) ? (refusal.detail['meetings'] as readonly MeetingAhead[]) : [];
}
