import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { api } from '../../shell/team-app/api.ts';
import { refusalWords } from '../../shell/team-app/refusal.ts';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { useToasts } from '../../ui/toasts-context.tsx';

type From = { builtin: string } | { builtin: string; clauseKey: string } | { templateId: string };

/** What can be done with a template as a whole: copy it, take it out of use, bring it back. */
export function useTemplateActs() {
  const t = usePhrases();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { say } = useToasts();
  const attempt = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      say({ words: refusalWords(t, error), tone: 'bad' });
    }
    await queries.invalidateQueries({ queryKey: ['templates'] });
    await queries.invalidateQueries({ queryKey: ['template'] });
  };
  const restore = ({ id, name }: { id: string; name: string }) => attempt(async () => {
    await api.template.restore({ id });
    say({ words: t('template.restored', { name }) });
  });
  return {
    copy: (from: From, name: string) => attempt(async () => {
      const { id } = await api.template.create({ from, name });
      await navigate({ to: '/library/$id', params: { id } });
      say({ words: t('template.copied', { name }) });
    }),
    retire: ({ id, name }: { id: string; name: string }) => attempt(async () => {
      await api.template.retire({ id });
      say({ words: t('template.retiredNow', { name }), undo: () => void restore({ id, name }) });
    }),
    restore,
  };
}
