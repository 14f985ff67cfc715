import { useState } from 'react';
import type { SavedView } from '@entente/contract/record/record.contract';
import type { ListKind } from '@entente/core/record/record-kind';
import { Button } from '../../ui/button.tsx';
import { CheckField } from '../../ui/check-field.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SegmentedChoice } from '../../ui/segmented-choice.tsx';
import type { Shown } from '../record-place.ts';
import './list.css';
import { useViewSaving, type ViewWords } from './view-saving.ts';

type SaveViewDialogProps = { open: boolean; kind: ListKind; shown: Shown; /** The view that is changed; null for a new one. */ view: SavedView | null; onClose: () => void; onSaved: (key: string) => void };

/** Names a view and says who sees it. */
export function SaveViewDialog({ open, kind, shown, view, onClose, onSaved }: SaveViewDialogProps) {
  const t = usePhrases();
  const [words, setWords] = useState<ViewWords>(() => ({ name: view?.name ?? '', sharing: view?.sharing ?? 'mine', isDefault: view?.isDefault ?? false }));
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const { add, change } = useViewSaving(kind, onSaved);
  const save = async () => {
    setTried(true);
    if (words.name.trim() === '') return;
    setBusy(true);
    const saved = view === null ? await add(words, shown) : await change(view, { words });
    setBusy(false);
    if (saved) onClose();
  };
  return (
    <Dialog open={open} onClose={onClose} title={t(view === null ? 'list.saveViewTitle' : 'list.changeView')} act={<Button kind="main" onClick={() => void save()} busy={busy ? t('kit.saving') : undefined}>{t('list.saveViewAct')}</Button>}>
      <form className="rl-form" onSubmit={(event) => { event.preventDefault(); void save(); }}>
        <Field label={t('list.viewName')} value={words.name} maxLength={120} autoComplete="off" data-autofocus="" onChange={(name) => setWords({ ...words, name })} error={tried && words.name.trim() === '' ? t('list.needed') : undefined} />
        <div><div className="ui-field__label">{t('list.whoSees')}</div><SegmentedChoice label={t('list.whoSees')} value={words.sharing} onChange={(sharing) => setWords({ ...words, sharing })} segments={[{ value: 'mine', label: t('list.sharingMine') }, { value: 'team', label: t('list.sharingTeam') }, { value: 'all', label: t('list.sharingAll') }]} /></div>
        <CheckField checked={words.isDefault} onChange={(isDefault) => setWords({ ...words, isDefault })} hint={t('list.defaultHint')}>{t('list.isDefault')}</CheckField>
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}
