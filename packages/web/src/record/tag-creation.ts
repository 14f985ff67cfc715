import { useMemo } from 'react';
import { api } from '../shell/team-app/api.ts';
import type { OptionSource, PickOption } from '../ui/option-source.ts';

const NEW = 'new:';

/** Tags by a part of the name. */
export const TAGS: OptionSource = {
  find: async (words, signal) => {
    const { rows } = await api.tag.list(words === '' ? {} : { search: words }, { signal });
    return rows.map(({ id, name }) => ({ value: id, label: name }));
  },
};

/** Tags that do not exist yet are made when they are saved, so that leaving with Esc leaves nothing behind. */
export function useTagCreation() {
  return useMemo(() => ({ begin: beginTag, settle: settleTag }), []);
}

export function beginTag(words: string): PickOption {
  return { value: `${NEW}${words}`, label: words };
}

/** Makes the tag if it is a new one. @throws the server's refusal. */
export async function settleTag(option: PickOption): Promise<PickOption> {
  if (!option.value.startsWith(NEW)) return option;
  const { id } = await api.tag.create({ name: option.label });
  return { ...option, value: id };
}
