import { useState, useSyncExternalStore, type KeyboardEvent } from 'react';
import type { AnyItem, DocumentContent } from '@entente/core/document/content';
import { Button, IconButton } from '../../ui/button.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { freshId } from '../../shell/team-app/fresh-id.ts';
import type { EditorActions } from './editor-actions.ts';
import { useFocusFirst } from './focus-first.ts';
import { KIND_OF, type RecordPart } from './open-place.ts';
import { newRecord, recordName, recordNote, recordsOf } from './record-fields.ts';
import { RecordForm } from './record-form.tsx';
import { ResponsibilityPart } from './responsibility-part.tsx';

type RecordListProps = {
  part: RecordPart;
  /** The record that begins open; null opens the first when there is only one. */
  recordId: string | null;
  actions: EditorActions;
  /** Ends editing; without it the list stands in a drawer that closes itself. */
  onClose?: (() => void) | undefined;
};

/** The records of one part, a row each; one of them open with its fields; a line at the end adds more. */
export function RecordList(props: RecordListProps) {
  return props.part === 'responsibilities' ? <ResponsibilityPart {...props} /> : <PlainRecords {...props} />;
}

function PlainRecords({ part, recordId, actions, onClose }: RecordListProps) {
  const t = usePhrases();
  const { content } = useSyncExternalStore(actions.session.subscribe, actions.session.state);
  const items = recordsOf(content, part);
  const [openId, setOpenId] = useState(recordId ?? (items.length === 1 ? (items[0]?.id ?? null) : null));
  const list = useFocusFirst<HTMLDivElement>('[data-open] .dc-record :is(input,select,textarea)', openId);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || onClose === undefined) return;
    event.stopPropagation();
    onClose();
  };
  const add = (words: string) => {
    const id = freshId();
    if (actions.insert(KIND_OF[part], newRecord(content, part, { id, words }))) setOpenId(PLAIN_PARTS.has(part) ? null : id);
  };
  return (
    <div ref={list} className="dc-records" lang={t.locale} role="group" aria-label={t(`document.part.${part}`)} onKeyDown={onKeyDown} onClick={(event) => event.stopPropagation()}>
      {onClose === undefined ? null : <div className="dc-records__head"><h4>{t(`document.part.${part}`)}</h4><Button small keys="escape" onClick={onClose}>{t('document.done')}</Button></div>}
      <ul>
        {items.map((item) => <RecordRow key={item.id} part={part} item={item} items={items} content={content} actions={actions} open={item.id === openId} onToggle={() => setOpenId(item.id === openId ? null : item.id)} />)}
      </ul>
      <AddRecord label={t(`document.add.${part}`)} onAdd={add} autoFocus={items.length === 0} />
    </div>
  );
}

/** Parts whose records are one line of text: adding one goes straight on to the next. */
const PLAIN_PARTS: ReadonlySet<RecordPart> = new Set(['scope_in', 'scope_out']);

type RecordRowProps = { part: RecordPart; item: AnyItem; items: readonly AnyItem[]; content: DocumentContent; actions: EditorActions; open: boolean; onToggle: () => void };

function RecordRow({ part, item, items, content, actions, open, onToggle }: RecordRowProps) {
  const t = usePhrases();
  const [name, note] = [recordName(item), recordNote(t, item)];
  const kind = KIND_OF[part];
  const at = items.indexOf(item);
  return (
    <li data-open={open ? '' : undefined}>
      <div className="dc-records__row">
        <button type="button" className="dc-records__name" aria-expanded={open} onClick={onToggle}>{name}{note === '' ? null : <small>{note}</small>}</button>
        <span className="dc-records__acts">
          {at === 0 ? null : <IconButton shape="up" label={t('document.moveUpNamed', { name })} onClick={() => actions.move(kind, items, { id: item.id, by: -1 })} />}
          {at === items.length - 1 ? null : <IconButton shape="down" label={t('document.moveDownNamed', { name })} onClick={() => actions.move(kind, items, { id: item.id, by: 1 })} />}
          <IconButton shape="cross" label={t('document.removeNamed', { name })} onClick={() => actions.remove(kind, item)} />
        </span>
      </div>
      {open ? <RecordForm part={part} item={item} content={content} actions={actions} /> : null}
    </li>
  );
}

function AddRecord({ label, onAdd, autoFocus }: { label: string; onAdd: (words: string) => void; autoFocus: boolean }) {
  const t = usePhrases();
  const [words, setWords] = useState('');
  const add = () => {
    if (words.trim() === '') return;
    setWords('');
    onAdd(words.trim());
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    add();
  };
  return (
    <div className="dc-records__add">
      <input className="ui-input" aria-label={label} placeholder={label} value={words} autoFocus={autoFocus} maxLength={160} onChange={(event) => setWords(event.target.value)} onKeyDown={onKeyDown} />
      <Button small onClick={add}>{t('document.addRecord')}</Button>
    </div>
  );
}
