import { Banner } from '../../ui/banner.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';

/** Everything for which a text is locked, each spelled out: these few words come with the page, not all that can be refused. */
const WHY = {
  'agreement-is-being-signed': 'refusal.agreement-is-being-signed',
  'agreement-is-signed': 'refusal.agreement-is-signed',
  'agreement-is-sealed': 'refusal.agreement-is-sealed',
  'agreement-is-withdrawn': 'refusal.agreement-is-withdrawn',
  'template-is-retired': 'refusal.template-is-retired',
  'not-allowed': 'refusal.not-allowed',
} as const;

/** Why nothing can be written now, in the words in which the server would refuse it. Loaded, with those words, where something is locked. */
export function LockBanner({ lock }: { lock: string }) {
  const t = usePhrases();
  return <div className="dc-lock"><Banner tone="info" title={t('document.locked')}>{lock in WHY ? t(WHY[lock as keyof typeof WHY]) : null}</Banner></div>;
}
