import { useAct, type Act } from '../../shell/team-app/act.ts';

/** Does something with a contact and shows the page anew. */
export function useContactAct(contactId: string): Act {
  return useAct([['contact', contactId]]).act;
}
