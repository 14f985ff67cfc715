import { useState } from 'react';
import type { FilterGroup, FilterPart } from '@entente/core/record/record-filter';
import { Button } from '../../ui/button.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { Pop } from '../../ui/pop.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { Sign } from '../../ui/sign.tsx';
import { addPart, countConditions, groupOf, isGroup, joiningOf, partsOf, replacePart } from '../filter-edit.ts';
import { conditionLine, conditionWords } from '../filter-words.ts';
import { ConditionEditor, FieldPicker } from './condition-editor.tsx';
import './filter.css';
import { FilterTree } from './filter-tree.tsx';
import type { FilterGround } from './filter-ground.ts';

type FilterBarProps = { ground: FilterGround; filter: FilterGroup; onChange: (filter: FilterGroup) => void; /** The panel that adds a condition, opened by its key as well. */ adding: boolean; onAdding: (open: boolean) => void };

/** A filter as chips, one a condition: press one to change it, its cross takes it away. Groups within groups open beside the list. */
export function FilterBar({ ground, filter, onChange, adding, onAdding }: FilterBarProps) {
  const t = usePhrases();
  const [whole, setWhole] = useState(false);
  const parts = partsOf(filter);
  const joining = joiningOf(filter);
  return (
    <div className="rl-chips" role="group" aria-label={t('list.filters')}>
      {parts.map((part, index) => (
        <span key={index} className="rl-chips__one">
          {index === 0 ? null : <button type="button" className="rl-joining" title={t('list.switchJoining')} onClick={() => onChange(groupOf(joining === 'all' ? 'any' : 'all', parts))}>{t(joining === 'all' ? 'list.and' : 'list.or')}</button>}
          <PartChip ground={ground} part={part} onWhole={() => setWhole(true)} onChange={(next) => onChange(replacePart(filter, [index], next))} />
        </span>
      ))}
      <Pop label={t('list.addFilter')} opened={adding} onOpened={onAdding} target={<button type="button" className="ui-link ui-link--small">{t('list.addFilter')}</button>}>
        {(close) => <AddCondition ground={ground} onAdd={(part) => { onChange(addPart(filter, [], part)); close(); }} onWhole={() => { close(); setWhole(true); }} />}
      </Pop>
      {countConditions(filter) < 2 ? null : <Button kind="text" small onClick={() => onChange({ all: [] })}>{t('list.clearFilters')}</Button>}
      <Drawer open={whole} onClose={() => setWhole(false)} title={t('list.wholeFilter')}>
        <FilterTree ground={ground} filter={filter} onChange={onChange} />
        <p className="rl-tree__end"><Button kind="main" onClick={() => setWhole(false)}>{t('kit.done')}</Button></p>
      </Drawer>
    </div>
  );
}

function PartChip({ ground, part, onWhole, onChange }: { ground: FilterGround; part: FilterPart; onWhole: () => void; onChange: (next: FilterPart | null) => void }) {
  const t = usePhrases();
  const line = isGroup(part) ? groupLine(t, part, ground) : conditionLine(t, part, ground);
  const remove = <button type="button" className="rl-chip__remove" aria-label={t('list.removeFilter', { filter: line })} onClick={() => onChange(null)}><Sign shape="cross" /></button>;
  if (isGroup(part)) return <span className="rl-chip"><button type="button" className="rl-chip__words" onClick={onWhole}>{line}</button>{remove}</span>;
  const { before, value, after } = conditionWords(t, part, ground);
  return (
    <span className="rl-chip">
      <Pop label={line} target={<button type="button" className="rl-chip__words">{before}<b>{value}</b>{after}</button>}>
        {(close) => <ConditionEditor ground={ground} condition={part} onChange={onChange} onDone={close} />}
      </Pop>
      {remove}
    </span>
  );
}

/** "Owner: me or Next step is empty": what a group says, in one line. */
function groupLine(t: ReturnType<typeof usePhrases>, group: FilterGroup, ground: FilterGround): string {
  const joint = ` ${t(joiningOf(group) === 'all' ? 'list.and' : 'list.or')} `;
  return `(${partsOf(group).map((part) => (isGroup(part) ? groupLine(t, part, ground) : conditionLine(t, part, ground))).join(joint)})`;
}

function AddCondition({ ground, onAdd, onWhole }: { ground: FilterGround; onAdd: (part: FilterPart) => void; onWhole: () => void }) {
  const t = usePhrases();
  const [draft, setDraft] = useState<FilterPart | null>(null);
  if (draft === null || isGroup(draft)) return <><FieldPicker ground={ground} onPick={setDraft} /><p className="rl-pop__foot"><Button kind="text" small onClick={onWhole}>{t('list.wholeFilter')}</Button></p></>;
  return <ConditionEditor ground={ground} condition={draft} onChange={setDraft} onDone={() => onAdd(draft)} act={t('list.addIt')} />;
}
