import { Button } from '../../ui/button.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';

/** What is out of use: kept for the records that name it, brought back with one press. */
export function Retired({ names, onRestore }: { names: readonly { id: string; name: string }[]; onRestore: ((id: string) => void) | undefined }) {
  const t = usePhrases();
  return (
    <details className="ps-retired">
      <summary>{t('pipeline.outOfUse', { count: names.length })}</summary>
      <ul>{names.map(({ id, name }) => <li key={id}><span>{name}</span>{onRestore === undefined ? null : <Button kind="text" small aria-label={`${t('pipeline.restore')}: ${name}`} onClick={() => onRestore(id)}>{t('pipeline.restore')}</Button>}</li>)}</ul>
    </details>
  );
}
