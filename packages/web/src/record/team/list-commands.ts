import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import type { FilterPart } from '@entente/core/record/record-filter';
import type { SavedView } from '@entente/contract/record/record.contract';
import { useCommands, type Command } from '../../shell/team-app/commands.tsx';
import { useMayDo } from '../../shell/team-app/session.ts';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { countConditions, isGroup, NO_FILTER, partsOf } from '../filter-edit.ts';
import type { FieldView } from '../field-words.ts';
import { PRESETS, type RecordPlace, type Shown } from '../record-place.ts';
import type { RecordsAsked } from '../record.queries.ts';
import type { ListParts } from './record-list-page.tsx';
import { useDownload } from './list-download.ts';

type ListActs = {
  parts: ListParts;
  place: RecordPlace;
  shown: Shown;
  fields: readonly FieldView[];
  asked: RecordsAsked;
  views: readonly SavedView[];
  show: (part: Partial<Shown>) => void;
  go: (next: RecordPlace, replace?: boolean) => void;
  bringIn: () => void;
  openView: (key: string) => void;
};

/** Everything that a list offers, for the command box and the keys; and the panels that keys open. */
export function useListCommands(acts: ListActs) {
  const t = usePhrases();
  const [adding, setAdding] = useState(false);
  const [choosing, setChoosing] = useState(false);
  const [saving, setSaving] = useState(false);
  const searchField = useRef<HTMLInputElement | null>(null);
  const download = useDownload(acts.asked, acts.shown.columns);
  const navigate = useNavigate();
  const mayExport = useMayDo(acts.parts.kind, 'export');
  const { parts, place, shown, show, go, views, openView, bringIn, fields } = acts;
  const mine = minePart(shown);
  const hasOwner = fields.some(({ key }) => key === 'ownerId');
  const isTable = shown.layout === 'table';
  const seen: Command[] = [
    ...PRESETS[parts.kind].map(({ key }): Command => ({ id: `list.view.${key}`, label: t('list.openView', { name: t(`list.view_${key}` as 'list.view_all') }), run: () => openView(key) })),
    ...views.map(({ id, name }): Command => ({ id: `list.view.${id}`, label: t('list.openView', { name }), run: () => openView(id) })),
  ];
  useCommands([
    { id: 'list.new', label: parts.newWords, keys: 'n', run: () => (parts.newPage === undefined ? go({ ...place, new: true }, false) : void navigate({ to: parts.newPage })) },
    { id: 'list.search', label: t('list.search'), keys: '/', run: () => searchField.current?.focus() },
    { id: 'list.filter', label: t('list.addFilter'), keys: 'f', run: () => setAdding(true) },
    { id: 'list.clear', label: t('list.clearFilters'), keys: 'shift+f', allowed: countConditions(shown.filter) > 0, run: () => show({ filter: NO_FILTER }) },
    { id: 'list.mine', label: t(mine.on ? 'list.showEverybodys' : 'list.showMine'), keys: 'm', allowed: hasOwner, run: () => show({ filter: mine.next }) },
    { id: 'list.columns', label: t('list.chooseColumns'), keys: 'c', allowed: isTable, run: () => setChoosing(true) },
    { id: 'list.density', label: t('list.switchDensity'), keys: 'd', allowed: isTable, run: () => show({ density: shown.density === 'compact' ? 'comfortable' : 'compact' }) },
    { id: 'list.layout', label: t(isTable ? 'list.asBoard' : 'list.asTable'), keys: 'b', allowed: parts.board !== undefined, run: () => show({ layout: isTable ? 'board' : 'table' }) },
    { id: 'list.save', label: t('list.saveView'), keys: 'v', run: () => setSaving(true) },
    { id: 'list.csv', label: t('list.downloadCsv'), keys: 'e', allowed: mayExport, run: () => download('csv') },
    { id: 'list.xlsx', label: t('list.downloadXlsx'), keys: 'shift+e', allowed: mayExport, run: () => download('xlsx') },
    { id: 'list.import', label: t('list.import'), keys: 'i', allowed: parts.newPage === undefined, run: bringIn },
    ...seen,
  ]);
  return { adding, setAdding, choosing, setChoosing, saving, setSaving, searchField };
}

/** Whether only one's own are shown, and the filter that says the opposite. */
function minePart({ filter }: Shown): { on: boolean; next: Shown['filter'] } {
  const isMine = (part: FilterPart) => !isGroup(part) && part.field === 'ownerId' && Array.isArray(part.value) && part.value.length === 1 && part.value[0] === 'me';
  const parts = partsOf(filter);
  const on = 'all' in filter && parts.some(isMine);
  if (on) return { on, next: { all: parts.filter((part) => !isMine(part)) } };
  const mine: FilterPart = { field: 'ownerId', is: 'any_of', value: ['me'] };
  return { on, next: 'all' in filter ? { all: [...parts.filter((part) => isGroup(part) || part.field !== 'ownerId'), mine] } : { all: [filter, mine] } };
}
