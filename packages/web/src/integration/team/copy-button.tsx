import { Button } from '../../ui/button.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { useToasts } from '../../ui/toasts-context.tsx';

/** Copies a text; a browser that does not let it says so. `of` names it for those who cannot see what stands beside. */
export function CopyButton({ text, of }: { text: string; of: string }) {
  const t = usePhrases();
  const { say } = useToasts();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      say({ words: t('integration.copied') });
    } catch {
      say({ words: t('integration.failedToCopy'), tone: 'bad' });
    }
  };
  return <Button small aria-label={`${t('integration.copy')}: ${of}`} onClick={() => void copy()}>{t('integration.copy')}</Button>;
}
