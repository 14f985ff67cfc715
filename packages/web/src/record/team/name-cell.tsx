import { Link } from '@tanstack/react-router';
import type { RecordRow } from '@entente/contract/record/record.contract';
import { Chip } from '../../ui/chip.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';

/** The name of a record, leading to it; sample records are marked. */
export function NameCell({ row, href, onLeave }: { row: RecordRow; href: string; onLeave: () => void }) {
  const t = usePhrases();
  return (
    <span className="rl-name">
      <Link to={href} onClick={onLeave} tabIndex={-1}>{String(row.values['name'] ?? '')}</Link>
      {row.values['isSample'] === true ? <Chip>{t('client.sampleMark')}</Chip> : null}
    </span>
  );
}
