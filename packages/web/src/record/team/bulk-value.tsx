import { useState } from 'react';
import type { BulkChange } from '@entente/contract/record/bulk.contract';
import type { CellValue } from '@entente/contract/record/record.contract';
import type { ListKind } from '@entente/core/record/record-kind';
import { useAtWork } from '../../shell/team-app/session.ts';
import { refusalWords } from '../../shell/team-app/refusal.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import type { PickOption } from '../../ui/option-source.ts';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { PickField } from '../../ui/pick-field.tsx';
import { SegmentedChoice } from '../../ui/segmented-choice.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { fieldLabel, type FieldView } from '../field-words.ts';
import { beginTag, settleTag, TAGS } from '../tag-creation.ts';
import { FieldEditor } from './field-editor.tsx';

/** What is to change, the words of the button that runs it, and of what it is about. */
export type Given = { readonly change: Partial<BulkChange>; readonly act: string; readonly about: string };
type BulkValueProps = { kind: ListKind; fields: readonly FieldView[]; /** The field; null where it is chosen here. */ about: string | null; count: number; onClose: () => void; onGiven: (given: Given) => void };

/** What the chosen records are to get: tags, or a value of one field. Nothing is done yet. */
export function BulkValue(props: BulkValueProps) {
  return props.about === 'tags' ? <TagsFor {...props} /> : <ValueFor {...props} />;
}

function ValueFor({ kind, fields, about, count, onClose, onGiven }: BulkValueProps) {
  const t = usePhrases();
  const { workspace } = useAtWork();
  const usable = fields.filter(({ editable, type, unique, key }) => editable && !unique && type !== 'tags' && type !== 'stage' && key !== 'name');
  const [key, setKey] = useState(about ?? '');
  const [value, setValue] = useState<CellValue>(null);
  const [names, setNames] = useState<Readonly<Record<string, string>>>({});
  const field = usable.find((one) => one.key === key);
  const label = field === undefined ? '' : fieldLabel(t, kind, field);
  const choose = (next: string) => {
    setKey(next);
    setValue(null);
  };
  const missing = field === undefined || (!field.clearable && (value === null || value === ''));
  return (
    <Dialog open onClose={onClose} title={t('list.bulkTitle', { act: about === null ? t('list.bulkSet') : t('list.bulkOwner'), count })} act={<Button kind="main" unavailable={missing ? t('list.valueMissing') : undefined} onClick={() => onGiven({ change: { set: { [key]: value } }, act: t('list.bulkSetIt'), about: label })}>{t('list.bulkSee')}</Button>}>
      <div className="rl-form">
        {about === null ? <SelectField label={t('list.bulkField')} value={key} placeholder={t('kit.chooseOne')} options={usable.map((one) => ({ value: one.key, label: fieldLabel(t, kind, one) }))} onChange={choose} /> : null}
        {field === undefined ? null : <FieldEditor key={key} kind={kind} field={field} row={{ values: { [key]: value }, names }} currency={workspace.currency} onChange={(next, more = {}) => { setValue(next); setNames((all) => ({ ...all, ...more })); }} />}
      </div>
    </Dialog>
  );
}

function TagsFor({ count, onClose, onGiven }: BulkValueProps) {
  const t = usePhrases();
  const [manner, setManner] = useState<'add' | 'remove'>('add');
  const [chosen, setChosen] = useState<readonly PickOption[]>([]);
  const [trouble, setTrouble] = useState<string | null>(null);
  const give = async () => {
    try {
      const ids = (await Promise.all(chosen.map(settleTag))).map(({ value }) => value);
      onGiven({ change: manner === 'add' ? { addTags: ids } : { removeTags: ids }, act: t('list.bulkSetIt'), about: t('list.bulkTag') });
    } catch (error) {
      setTrouble(refusalWords(t, error));
    }
  };
  return (
    <Dialog open onClose={onClose} title={t('list.bulkTitle', { act: t('list.bulkTag'), count })} act={<Button kind="main" unavailable={chosen.length === 0 ? t('list.valueMissing') : undefined} onClick={() => void give()}>{t('list.bulkSee')}</Button>}>
      <div className="rl-form">
        {trouble === null ? null : <Banner tone="bad" title={trouble} />}
        <SegmentedChoice label={t('list.bulkTag')} value={manner} onChange={setManner} segments={[{ value: 'add', label: t('list.tagsOn') }, { value: 'remove', label: t('list.tagsOff') }]} />
        <PickField label={t('list.tags')} source={TAGS} chosen={chosen} onChange={setChosen} multiple create={manner === 'add' ? beginTag : undefined} empty={t('list.nothingChosen')} />
      </div>
    </Dialog>
  );
}
