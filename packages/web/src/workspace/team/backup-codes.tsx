import { Button } from '../../ui/button.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { useToasts } from '../../ui/toasts-context.tsx';

/** The backup codes, shown this once. */
export function BackupCodes({ codes }: { codes: readonly string[] }) {
  const t = usePhrases();
  const { say } = useToasts();
  const copy = async () => {
    await navigator.clipboard.writeText(codes.join('\n'));
    say({ words: t('settings.codesCopied') });
  };
  return (
    <div className="ws-form">
      <p>{t('settings.backupCodesHelp')}</p>
      <ul className="ws-codes">{codes.map((code) => <li key={code}>{code}</li>)}</ul>
      <div><Button onClick={() => void copy()}>{t('settings.copyCodes')}</Button></div>
    </div>
  );
}
