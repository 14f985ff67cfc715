import { useState } from 'react';
import type { FilterGroup, FilterPart } from '@entente/core/record/record-filter';
import { Button, IconButton } from '../../ui/button.tsx';
import '../../ui/chip.css';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SegmentedChoice } from '../../ui/segmented-choice.tsx';
import { addPart, groupOf, isGroup, joiningOf, mayGrow, partAt, partsOf, replacePart, type PartPath } from '../filter-edit.ts';
import { conditionLine } from '../filter-words.ts';
import { ConditionEditor, FieldPicker } from './condition-editor.tsx';
import './filter.css';
import type { FilterGround } from './filter-ground.ts';

type FilterTreeProps = { ground: FilterGround; filter: FilterGroup; onChange: (filter: FilterGroup) => void };

/** The whole filter with its groups: all of these, or any of these, at most three deep. */
export function FilterTree({ ground, filter, onChange }: FilterTreeProps) {
  const [open, setOpen] = useState<string | null>(null);
  return <Group ground={ground} filter={filter} onChange={onChange} path={[]} open={open} onOpen={setOpen} />;
}

type GroupProps = FilterTreeProps & { path: PartPath; /** The part that is being changed, by its path; "+" after it for a new one. */ open: string | null; onOpen: (open: string | null) => void };

function Group(props: GroupProps) {
  const { ground, filter, onChange, path, open, onOpen } = props;
  const t = usePhrases();
  const group = partAt(filter, path);
  if (group === null || !isGroup(group)) return null;
  const may = mayGrow(filter, path);
  const adding = `${path.join('.')}+`;
  const put = (part: FilterPart) => {
    onChange(addPart(filter, path, part));
    onOpen([...path, partsOf(group).length].join('.'));
  };
  return (
    <div className={path.length === 0 ? 'rl-tree' : 'rl-tree rl-tree--inner'} role="group" aria-label={t(joiningOf(group) === 'all' ? 'list.allOfThese' : 'list.anyOfThese')}>
      <SegmentedChoice label={t('list.joining')} value={joiningOf(group)} onChange={(joining) => onChange(replacePart(filter, path, groupOf(joining, partsOf(group))))} segments={[{ value: 'all', label: t('list.allOfThese') }, { value: 'any', label: t('list.anyOfThese') }]} />
      <ul>{partsOf(group).map((part, index) => <li key={index}><Part {...props} part={part} path={[...path, index]} /></li>)}</ul>
      {open === adding ? <div className="rl-tree__open"><FieldPicker ground={ground} onPick={put} /></div> : null}
      <p className="ui-chips">
        {may.condition ? <Button kind="text" small onClick={() => onOpen(open === adding ? null : adding)}>{t('list.addFilter')}</Button> : <span className="meta">{t('list.filterIsFull')}</span>}
        {may.group ? <Button kind="text" small onClick={() => onChange(addPart(filter, path, groupOf(joiningOf(group) === 'all' ? 'any' : 'all', [])))}>{t('list.addGroup')}</Button> : null}
      </p>
    </div>
  );
}

function Part({ part, ...props }: GroupProps & { part: FilterPart }) {
  const { ground, filter, onChange, path, open, onOpen } = props;
  const t = usePhrases();
  const remove = () => onChange(replacePart(filter, path, null));
  if (isGroup(part)) return <div className="rl-tree__group"><Group {...props} /><IconButton shape="cross" label={t('list.removeGroup')} onClick={remove} /></div>;
  const line = conditionLine(t, part, ground);
  const here = path.join('.');
  return (
    <>
      <div className="rl-tree__line"><button type="button" className="rl-tree__words" aria-expanded={open === here} onClick={() => onOpen(open === here ? null : here)}>{line}</button><IconButton shape="cross" label={t('list.removeFilter', { filter: line })} onClick={remove} /></div>
      {open === here ? <div className="rl-tree__open"><ConditionEditor ground={ground} condition={part} onChange={(next) => onChange(replacePart(filter, path, next))} onDone={() => onOpen(null)} /></div> : null}
    </>
  );
}
