import { useMemo } from 'react';
import type { PickOption } from '../ui/option-source.ts';

const NEW = 'new:';

/** Tags that do not exist yet are made when they are saved, so that leaving with Esc leaves nothing behind. */
export function useTagCreation() {
  return useMemo(() => ({
    begin: (words: string): PickOption => ({ value: `${NEW}${words}`, label: words }),
    settle: async (option: PickOption): Promise<PickOption> => option,
  }), []);
}
