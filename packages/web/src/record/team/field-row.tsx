import type { CustomFieldView } from '@entente/contract/record/field.contract';
import { CUSTOM_FIELD_TYPES } from '@entente/core/record/field-type';
import type { Translator } from '@entente/phrases/translator';
import { Button } from '../../ui/button.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { labelIn } from './label-words.ts';

type FieldRowProps = { field: CustomFieldView; isFirst?: boolean; isLast?: boolean; onChange?: () => void; onMove?: (by: -1 | 1) => void; onRetire?: () => void; onRestore?: () => void };

/** One field in its list: its name, what it holds, and what can be done with it. */
export function FieldRow({ field, isFirst = false, isLast = false, onChange, onMove, onRetire, onRestore }: FieldRowProps) {
  const t = usePhrases();
  const name = labelIn(t.locale, field.labels, field.key);
  const act = (words: string, run: (() => void) | undefined) => (run === undefined ? null : <Button kind="text" small aria-label={`${words}: ${name}`} onClick={run}>{words}</Button>);
  return (
    <li className={field.retired ? 'ws-gone' : undefined}>
      <div className="ws-people__who"><span className="strong">{name}</span><span className="meta">{factsOf(t, field).join(' · ')}</span></div>
      <div className="ws-acts">
        {act(t('record.moveUp'), onMove === undefined || isFirst ? undefined : () => onMove(-1))}
        {act(t('record.moveDown'), onMove === undefined || isLast ? undefined : () => onMove(1))}
        {act(t('record.changeField'), onChange)}
        {act(t('record.retireField'), onRetire)}
        {act(t('record.restoreField'), onRestore)}
      </div>
    </li>
  );
}

function factsOf(t: Translator, { type, required, unique, options, rules: { kinds = [] } }: CustomFieldView): readonly string[] {
  const custom = CUSTOM_FIELD_TYPES.find((one) => one === type);
  return [
    ...(custom === undefined ? [] : [t(`record.type.${custom}`)]),
    ...(options.length > 0 ? [t('record.optionCount', { count: options.filter(({ retired }) => !retired).length })] : []),
    ...(kinds.length > 0 ? [kinds.map((kind) => t(`interaction.${kind}`)).join(', ')] : []),
    ...(required ? [t('record.required')] : []),
    ...(unique ? [t('record.unique')] : []),
  ];
}
