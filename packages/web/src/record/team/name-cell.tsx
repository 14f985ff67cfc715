import { Link } from '@tanstack/react-router';
import type { RecordRow } from '@entente/contract/record/record.contract';
import { Chip } from '../../ui/chip.tsx';
import { useAtWork } from '../../shell/team-app/session.ts';
import { usePhrases } from '../../ui/phrases-context.tsx';

/** The name of a record, leading to it. Sample records are marked where others stand beside them; a sample workspace says it once, at its own name. */
export function NameCell({ row, href, onLeave }: { row: RecordRow; href: string; onLeave: () => void }) {
  const t = usePhrases();
  const { workspace } = useAtWork();
  return (
    <span className="rl-name">
      <Link to={href} onClick={onLeave} tabIndex={-1}>{String(row.values['name'] ?? '')}</Link>
      {row.values['isSample'] === true && !workspace.isSample ? <Chip>{t('client.sampleMark')}</Chip> : null}
    </span>
  );
}
