import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { TagView } from '@entente/contract/record/tag.contract';
import type { PhraseKey } from '@entente/phrases/shape';
import type { Translator } from '@entente/phrases/translator';
import { api } from '../../shell/team-app/api.ts';
import { refusalWords } from '../../shell/team-app/refusal.ts';
import { Button } from '../../ui/button.tsx';
import { ComboField } from '../../ui/combo-field.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { useToasts } from '../../ui/toasts-context.tsx';
import { refreshTagged, useChangeActs } from '../change-acts.ts';

export type TagAct = { act: 'rename' | 'merge' | 'delete'; tag: TagView } | { act: 'new' };
type Written = { name: string; into: string | null };

const TITLES: Readonly<Record<TagAct['act'], PhraseKey>> = { new: 'record.newTag', rename: 'record.tag.rename', merge: 'record.tag.merge', delete: 'record.tag.delete' };
const DOES: Readonly<Record<TagAct['act'], PhraseKey>> = { ...TITLES, new: 'record.save', rename: 'record.save' };

/** One act on a tag; deleting and merging can be undone. */
export function TagDialog({ open, tags, onClose }: { open: TagAct; tags: readonly TagView[]; onClose: () => void }) {
  const t = usePhrases();
  const queries = useQueryClient();
  const { say } = useToasts();
  const { undo } = useChangeActs();
  const [written, setWritten] = useState<Written>({ name: open.act === 'new' ? '' : open.tag.name, into: null });
  const [wrong, setWrong] = useState<string | undefined>();
  const [busy, setBusy] = useState(false);
  const run = async () => {
    const missing = missingWords(open, written);
    if (missing !== null) return setWrong(t(missing));
    setBusy(true);
    try {
      const changeSetId = await send(open, written);
      onClose();
      if (open.act === 'delete' || open.act === 'merge') say({ words: doneWords(t, { open, tags, written }), ...(changeSetId === null ? {} : { undo: () => undo(changeSetId) }) });
      await refreshTagged(queries);
    } catch (error) {
      setWrong(refusalWords(t, error));
      setBusy(false);
    }
  };
  return (
    <Dialog open onClose={onClose} title={t(TITLES[open.act])} act={<Button kind={open.act === 'delete' ? 'danger' : 'main'} busy={busy ? t('record.saving') : undefined} onClick={() => void run()}>{t(DOES[open.act])}</Button>}>
      <form className="ws-form" onSubmit={(event) => { event.preventDefault(); void run(); }}>
        <TagForm open={open} tags={tags} written={written} onWrite={setWritten} wrong={wrong} />
      </form>
    </Dialog>
  );
}

type TagFormProps = { open: TagAct; tags: readonly TagView[]; written: Written; onWrite: (written: Written) => void; wrong: string | undefined };

function TagForm({ open, tags, written, onWrite, wrong }: TagFormProps) {
  const t = usePhrases();
  if (open.act === 'new' || open.act === 'rename') return <Field label={t('record.tagName')} maxLength={60} autoComplete="off" data-autofocus value={written.name} onChange={(name) => onWrite({ ...written, name })} error={wrong} />;
  const { tag } = open;
  if (open.act === 'merge') return <ComboField label={t('record.tagInto')} hint={t('record.tagIntoHint', { name: tag.name })} options={tags.filter(({ id }) => id !== tag.id).map(({ id, name }) => ({ value: id, label: name }))} value={written.into} onChange={(into) => onWrite({ ...written, into })} none={t('record.noTag')} error={wrong} />;
  return (
    <>
      <p>{t('record.tagDeleteHelp', { name: tag.name, count: tag.records })}</p>
      {wrong === undefined ? null : <p role="alert">{wrong}</p>}
    </>
  );
}

function missingWords({ act }: TagAct, { name, into }: Written): PhraseKey | null {
  if (act === 'merge') return into === null ? 'record.tagMissing' : null;
  return (act === 'new' || act === 'rename') && name.trim() === '' ? 'record.tagNameMissing' : null;
}

function doneWords(t: Translator, { open, tags, written }: { open: Extract<TagAct, { tag: TagView }>; tags: readonly TagView[]; written: Written }): string {
  const { name } = open.tag;
  return open.act === 'delete' ? t('record.tagDeleted', { name }) : t('record.tagMerged', { name, into: tags.find(({ id }) => id === written.into)?.name ?? '' });
}

/** @returns the act, where it can be undone. */
async function send(open: TagAct, { name, into }: Written): Promise<string | null> {
  if (open.act === 'new') await api.tag.create({ name: name.trim() });
  else if (open.act === 'rename') await api.tag.rename({ id: open.tag.id, name: name.trim() });
  else return (await (open.act === 'merge' ? api.tag.merge({ id: open.tag.id, into: into ?? '' }) : api.tag.delete({ id: open.tag.id }))).changeSetId;
  return null;
}
