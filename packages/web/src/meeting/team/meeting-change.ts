import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { MeetingsView } from '@entente/contract/meeting/meeting.contract';
import { refusalWords } from '../../shell/team-app/refusal.ts';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { useToasts } from '../../ui/toasts-context.tsx';
import { meetingsQuery } from '../meeting.queries.ts';

type Told = { readonly words: string; readonly undo?: () => void };

/** Does one thing about the meetings of an engagement, shows what stands there then, and says so. */
export function useMeetingChange(engagementId: string) {
  const t = usePhrases();
  const queries = useQueryClient();
  const { say } = useToasts();
  const [busy, setBusy] = useState(false);
  const change = async (work: () => Promise<MeetingsView>, told: Told | ((view: MeetingsView) => Told)): Promise<boolean> => {
    setBusy(true);
    try {
      const view = await work();
      queries.setQueryData(meetingsQuery(engagementId).queryKey, view);
      say(typeof told === 'function' ? told(view) : told);
      return true;
    } catch (error) {
      say({ words: refusalWords(t, error), tone: 'bad' });
      void queries.invalidateQueries({ queryKey: meetingsQuery(engagementId).queryKey });
      return false;
    } finally {
      setBusy(false);
      for (const key of ['today', 'timeline']) void queries.invalidateQueries({ queryKey: [key] });
    }
  };
  return { busy, change };
}
