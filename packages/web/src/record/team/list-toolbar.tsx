import type { Ref } from 'react';
import type { ListKind } from '@entente/core/record/record-kind';
import { ColumnChooser } from '../../ui/column-chooser.tsx';
import { useDelayedWords } from '../../ui/delayed-words.ts';
import { Menu } from '../../ui/menu.tsx';
import { Pop } from '../../ui/pop.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { Sign } from '../../ui/sign.tsx';
import { fieldLabel, type FieldView } from '../field-words.ts';
import type { Shown } from '../record-place.ts';

type ListToolbarProps = {
  kind: ListKind;
  fields: readonly FieldView[];
  shown: Shown;
  onShow: (part: Partial<Shown>) => void;
  /** The panel of columns, opened by its key as well. */
  choosing: boolean;
  onChoosing: (open: boolean) => void;
  /** Whether there is a board to switch to. */
  board: boolean;
};

/** How the list is shown: order, columns, density, table or board. Each says what it is now and changes it when pressed. */
export function ListToolbar({ kind, fields, shown, onShow, choosing, onChoosing, board }: ListToolbarProps) {
  const t = usePhrases();
  const isBoard = shown.layout === 'board';
  const columns = fields.map((field) => ({ id: field.key, title: fieldLabel(t, kind, field), fixed: field.key === 'name' }));
  const dense = shown.density === 'compact';
  return (
    <div className="rl-tools" role="group" aria-label={t('list.howShown')}>
      {isBoard ? null : <span><SortMenu kind={kind} fields={fields} sort={shown.sort} onSort={(sort) => onShow({ sort })} /></span>}
      {isBoard ? null : (
        <Pop label={t('list.columns')} opened={choosing} onOpened={onChoosing} target={<button type="button" className="rl-tool">{t('list.columnCount', { count: shown.columns.length })}</button>}>
          {() => <ColumnChooser all={columns} shown={shown.columns} onChange={(next) => onShow({ columns: next })} />}
        </Pop>
      )}
      {isBoard ? null : <span><button type="button" className="rl-tool" title={t('list.switchDensity')} onClick={() => onShow({ density: dense ? 'comfortable' : 'compact' })}>{t(dense ? 'list.compact' : 'list.comfortable')}</button></span>}
      {board ? <span><button type="button" className="rl-tool" onClick={() => onShow({ layout: isBoard ? 'table' : 'board' })}>{t(isBoard ? 'list.asTable' : 'list.asBoard')}</button></span> : null}
    </div>
  );
}

function SortMenu({ kind, fields, sort, onSort }: { kind: ListKind; fields: readonly FieldView[]; sort: string; onSort: (sort: string) => void }) {
  const t = usePhrases();
  const descending = sort.startsWith('-');
  const key = sort.replace(/^-/, '');
  const here = fields.find((field) => field.key === key);
  const name = here === undefined ? '' : fieldLabel(t, kind, here);
  const sortable = fields.filter((field) => field.sortable);
  return (
    <Menu
      target={<button type="button" className="rl-tool" aria-label={t('list.sortedBy', { field: name, way: wayWords(t, here, descending) })}>{name === '' ? t('list.sort') : t('list.sortShort', { field: name, way: wayWords(t, here, descending) })}</button>}
      groups={[
        { label: t('list.sort'), items: sortable.map((field) => ({ label: fieldLabel(t, kind, field), chosen: field.key === key, run: () => onSort(`${FORWARD.includes(field.type) ? '' : '-'}${field.key}`) })) },
        ...(here === undefined ? [] : [{ label: t('list.direction'), items: [false, true].map((down) => ({ label: wayWords(t, here, down), chosen: down === descending, run: () => onSort(`${down ? '-' : ''}${key}`) })) }]),
      ]}
    />
  );
}

/** Types that are read from their beginning first; days, moments and numbers from their end. */
const FORWARD: readonly FieldView['type'][] = ['text', 'email', 'choice', 'birthday'];

/** Upwards and downwards. */
const BY_TIME = ['list.oldestFirst', 'list.newestFirst'] as const;
const BY_SIZE = ['list.smallestFirst', 'list.largestFirst'] as const;
const WAYS = { birthday: ['list.fromJanuary', 'list.fromDecember'], date: BY_TIME, instant: BY_TIME, number: BY_SIZE, money: BY_SIZE, choice: ['list.firstOptionFirst', 'list.lastOptionFirst'], boolean: ['list.noFirst', 'list.yesFirst'], text: ['list.aToZ', 'list.zToA'] } as const;

/** "A to Z", "newest first", "largest first": what a direction means for a type. */
function wayWords(t: ReturnType<typeof usePhrases>, field: FieldView | undefined, descending: boolean): string {
  const type = field !== undefined && field.type in WAYS ? (field.type as keyof typeof WAYS) : 'text';
  return t(WAYS[type][descending ? 1 : 0]);
}

/** Looks for words within the list; they stand in the address a little after the last key. */
export function ListSearch({ value, onChange, ref }: { value: string; onChange: (words: string) => void; ref: Ref<HTMLInputElement> }) {
  const t = usePhrases();
  const [words, setWords] = useDelayedWords(value, onChange);
  return <span className="rl-search"><Sign shape="find" /><input ref={ref} type="search" className="ui-input" aria-label={t('list.search')} placeholder={t('list.search')} value={words} maxLength={200} autoComplete="off" spellCheck={false} onChange={(event) => setWords(event.target.value)} onKeyDown={(event) => { if (event.key === 'Escape' && words !== '') { event.stopPropagation(); setWords(''); } }} /></span>;
}
