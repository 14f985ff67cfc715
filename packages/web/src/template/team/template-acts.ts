import { useNavigate } from '@tanstack/react-router';
import { useAct } from '../../shell/team-app/act.ts';
import { api } from '../../shell/team-app/api.ts';
import { usePhrases } from '../../ui/phrases-context.tsx';

type Named = { readonly id: string; readonly name: string };
type From = { builtin: string } | { builtin: string; clauseKey: string } | { templateId: string };

/** What can be done with a template as a whole: copy it, take it out of use, bring it back. */
export function useTemplateActs() {
  const t = usePhrases();
  const navigate = useNavigate();
  const { act } = useAct([['templates'], ['template']]);
  const restored = (name: string): string => t('template.restored', { name });
  return {
    copy: (from: From, name: string) => act(async () => {
      const { id } = await api.template.create({ from, name });
      await navigate({ to: '/library/$id', params: { id } });
    }, { words: t('template.copied', { name }) }),
    retire: ({ id, name }: Named) => act(() => api.template.retire({ id }), { words: t('template.retiredNow', { name }), undo: () => api.template.restore({ id }), undone: restored(name) }),
    restore: ({ id, name }: Named) => act(() => api.template.restore({ id }), { words: restored(name) }),
  };
}
