import { Link } from '@tanstack/react-router';
import type { RecordRow } from '@entente/contract/record/record.contract';
import { useAtWork } from '../../shell/team-app/session.ts';
import { Chip } from '../../ui/chip.tsx';
import { FrameMark } from '../../ui/frame-mark.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';

/** The name of a record, leading to it. Sample records are marked where others stand beside them; a sample workspace says it once, at its own name. */
export function NameCell({ row, href, onLeave }: { row: RecordRow; href: string; onLeave: () => void }) {
  const t = usePhrases();
  const { workspace } = useAtWork();
  return (
    <span className="rl-name">
      <Link to={href} onClick={onLeave} tabIndex={-1}>{String(row.values['name'] ?? '')}</Link>
      <Frames values={row.values} />
      {row.values['isSample'] === true && !workspace.isSample ? <Chip>{t('client.sampleMark')}</Chip> : null}
    </span>
  );
}

/** Of an engagement: how full both frames of its agreement are. */
function Frames({ values: { hardFrame: hard, softFrame: soft } }: Pick<RecordRow, 'values'>) {
  const t = usePhrases();
  return typeof hard === 'number' && typeof soft === 'number' ? <FrameMark hard={hard} soft={soft} label={t('engagement.framesFull', { hard, soft })} /> : null;
}
