import type { InteractionView } from '@entente/contract/interaction/interaction.contract';
import { api } from '../../shell/team-app/api.ts';
import { refusalSentence, refusalWords } from '../../shell/team-app/refusal.ts';
import { bringRefusals } from '../../shell/team-app/words.ts';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { useToasts } from '../../ui/toasts-context.tsx';
import { useInteractionsStale } from '../interaction.queries.ts';

export type Task = Pick<InteractionView, 'id' | 'dueOn' | 'ownerId' | 'doneAt'>;
type Changes = Parameters<typeof api.interaction.changeTasks>[0]['changes'];
export type TaskSet = Changes[number]['set'];
type Answer = Awaited<ReturnType<typeof api.interaction.changeTasks>>;

/** As many as one call takes. */
const AT_ONCE = 200;

/** What can be done to tasks, one or many: each says what happened, which were left as they were and why, and can be taken back. */
export function useTaskActs() {
  const t = usePhrases();
  const { say } = useToasts();
  const stale = useInteractionsStale();
  const send = async (changes: Changes): Promise<Answer> => {
    const answer: Answer = { undo: [], refused: [] };
    for (let at = 0; at < changes.length; at += AT_ONCE) {
      const part = await api.interaction.changeTasks({ changes: changes.slice(at, at + AT_ONCE) });
      answer.undo.push(...part.undo);
      answer.refused.push(...part.refused);
    }
    return answer;
  };
  const tell = async ({ undo, refused }: Answer, words: string, back?: () => void): Promise<void> => {
    if (undo.length > 0) say({ words, ...(back === undefined ? {} : { undo: back }) });
    const code = refused[0]?.refusal;
    if (code === undefined) return;
    await bringRefusals();
    say({ words: t('task.refusedSome', { count: refused.length, why: refusalSentence(t, { status: 422, code, detail: {} }) }), tone: 'bad' });
  };
  const run = async (changes: Changes, words: (count: number) => string, undoable: boolean): Promise<boolean> => {
    try {
      const answer = await send(changes);
      await tell(answer, words(answer.undo.length), undoable ? () => void run(answer.undo, () => t('task.undone'), false) : undefined);
      return answer.refused.length === 0;
    } catch (error) {
      say({ words: refusalWords(t, error), tone: 'bad' });
      return false;
    } finally {
      await stale();
    }
  };
  /** @param words what is said of so many that were changed. */
  return (tasks: readonly Task[], set: TaskSet, words: (count: number) => string): Promise<boolean> =>
    run(tasks.map(({ id, dueOn, ownerId }) => ({ id, set, before: { ...('dueOn' in set ? { dueOn } : {}), ...('ownerId' in set ? { ownerId } : {}) } })), words, true);
}
