import { BulkBar } from '../../ui/bulk-bar.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import type { FieldView } from '../field-words.ts';
import type { RecordsAsked } from '../record.queries.ts';

type BulkActsProps = { asked: RecordsAsked; fields: readonly FieldView[]; chosen: ReadonlySet<string>; onChoose: (chosen: ReadonlySet<string>) => void; rows: readonly unknown[]; total: { value: number; atLeast: boolean } | null };

/** What can be done with the chosen records. */
export function BulkActs({ chosen, onChoose }: BulkActsProps) {
  const t = usePhrases();
  if (chosen.size === 0) return null;
  return <div className="rl-bulk"><BulkBar words={t('kit.chosenRows', { count: chosen.size })} onLetGo={() => onChoose(new Set())}>{null}</BulkBar></div>;
}
