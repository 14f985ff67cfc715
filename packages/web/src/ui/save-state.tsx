import { usePhrases } from './phrases-context.tsx';
import { clockWords } from './time-words.ts';

export type Saving = { state: 'saved'; at: Date } | { state: 'saving' } | { state: 'waiting' } | { state: 'failed' };

/** Whether what was written is safe: "saved 14:02", "saving", "kept here, waiting for the network", "not saved". */
export function SaveState({ saving }: { saving: Saving }) {
  const t = usePhrases();
  return <span className={saving.state === 'failed' ? 'meta is-bad' : 'meta'} role="status">{words(t, saving)}</span>;
}

function words(t: ReturnType<typeof usePhrases>, saving: Saving): string {
  if (saving.state === 'saved') return t('kit.savedAt', { time: clockWords(t.locale, saving.at) });
  if (saving.state === 'saving') return t('kit.saving');
  return saving.state === 'waiting' ? t('kit.savingWaits') : t('kit.notSaved');
}
