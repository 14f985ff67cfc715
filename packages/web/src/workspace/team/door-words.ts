import { doorWords } from '../../shell/sign-in/sign-in-door.ts';
import type { ServerRefusal } from '../../shell/team-app/refusal.ts';
import { usePhrases } from '../../ui/phrases-context.tsx';

/** Says why the sign-in door did not open, in the reader's language. */
export function useDoorWords(): (refusal: ServerRefusal | null) => string {
  const t = usePhrases();
  return (refusal) => doorWords(t, refusal);
}
