import type { RefusalCode } from '@entente/phrases/shape';
import { Banner } from '../../ui/banner.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';

/** Why nothing can be written now, in the words in which the server would refuse it. Loaded, with those words, where something is locked. */
export function LockBanner({ lock }: { lock: string }) {
  const t = usePhrases();
  return <div className="dc-lock"><Banner tone="info" title={t('document.locked')}>{t(`refusal.${lock as RefusalCode}`)}</Banner></div>;
}
