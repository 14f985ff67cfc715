import { usePhrases } from './phrases-context.tsx';
import './skeleton.css';

/** Three flat bars while something is on its way. */
export function Skeleton() {
  const t = usePhrases();
  return <div className="ui-skeleton" role="status" aria-label={t('kit.loading')}><i /><i /><i /></div>;
}
