import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { Responsibility } from '@entente/core/document/content';
import type { Duty } from '@entente/core/document/responsibility/duty';
import { dutiesIn, type WorkItem } from '@entente/core/document/responsibility/work-items';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { DUTY_KEYS } from './responsibility-words.ts';

export type Cell = { readonly personId: string; readonly workId: string };

type GridProps = {
  work: readonly WorkItem[];
  people: readonly Responsibility[];
  /** The row or the column that a finding is about; where the keyboard begins. */
  start: string | null;
  onPress: (cell: Cell, duty: Duty | null) => void;
  onPerson: (id: string) => void;
};

/**
 * The matrix as a grid: a row for each piece of the work, a column for each person. Arrows move, 1 to 4 give a duty, 0
 * empties the cell; Enter goes to the bar that does the same by mouse, Esc comes back from it.
 */
export function ResponsibilityGrid({ work, people, start, onPress, onPerson }: GridProps) {
  const t = usePhrases();
  const [at, setAt] = useState<Cell>({ personId: people.find(({ id }) => id === start)?.id ?? people[0]?.id ?? '', workId: work.find(({ id }) => id === start)?.id ?? work[0]?.id ?? '' });
  const box = useRef<HTMLDivElement>(null);
  const focusCell = ({ personId, workId }: Cell) => box.current?.querySelector<HTMLElement>(`[data-cell="${workId} ${personId}"]`)?.focus();
  useEffect(() => { if (start !== null) focusCell(at); }, [start]);
  const move = (down: number, right: number) => {
    const next = { workId: stepped(work, at.workId, down), personId: stepped(people, at.personId, right) };
    setAt(next);
    focusCell(next);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const done = event.ctrlKey || event.metaKey || event.altKey ? null : (KEYS[event.key] ?? dutyKey(event.key));
    if (done === null) return;
    event.preventDefault();
    event.stopPropagation();
    if (done.what === 'move') move(done.down, done.right);
    else if (done.what === 'duty') onPress(at, done.duty);
    else box.current?.querySelector<HTMLElement>('.rm-bar button')?.focus();
  };
  return (
    <div ref={box} className="rm">
      <DutyBar cell={at} work={work} people={people} onPress={onPress} onBack={() => focusCell(at)} />
      <div className="rm-scroll">
        <table role="grid" className="rm-grid" aria-label={t('document.part.responsibilities')}>
          <GridHead people={people} onPerson={onPerson} />
          <tbody onKeyDown={onKeyDown}>
            {work.map((item) => (
              <tr key={item.id} data-kind={item.kind}>
                <th scope="row">{item.name}</th>
                {people.map((person) => <GridCell key={person.id} person={person} item={item} chosen={at.personId === person.id && at.workId === item.id} onChoose={setAt} />)}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function GridHead({ people, onPerson }: Pick<GridProps, 'people' | 'onPerson'>) {
  const t = usePhrases();
  const ours = people.filter(({ side }) => side === 'provider').length;
  return (
    <thead>
      <tr>
        <td rowSpan={2} />
        {ours === 0 ? null : <th scope="colgroup" colSpan={ours} className="rm-side">{t('responsibility.provider')}</th>}
        {people.length === ours ? null : <th scope="colgroup" colSpan={people.length - ours} className="rm-side">{t('responsibility.client')}</th>}
      </tr>
      <tr>{people.map((person) => <th key={person.id} scope="col"><button type="button" className="rm-person" onClick={() => onPerson(person.id)}>{person.name}</button></th>)}</tr>
    </thead>
  );
}

function GridCell({ person, item, chosen, onChoose }: { person: Responsibility; item: WorkItem; chosen: boolean; onChoose: (cell: Cell) => void }) {
  const t = usePhrases();
  const cell = { personId: person.id, workId: item.id };
  const duties = dutiesIn(person, item.id);
  return (
    <td role="gridcell" data-cell={`${item.id} ${person.id}`} data-duty={duties.includes('decides') ? 'decides' : duties[0]} tabIndex={chosen ? 0 : -1} aria-selected={chosen} onFocus={() => onChoose(cell)} onClick={(event) => event.currentTarget.focus()}>
      {duties.length === 0 ? <span className="visually-hidden">{t('responsibility.nothing')}</span> : duties.map((duty) => <span key={duty}>{t(`responsibility.${duty}`)} </span>)}
    </td>
  );
}

type BarProps = Pick<GridProps, 'work' | 'people' | 'onPress'> & { cell: Cell; onBack: () => void };

/** What the chosen cell holds, as buttons; they name the keys. */
function DutyBar({ cell, work, people, onPress, onBack }: BarProps) {
  const t = usePhrases();
  const person = people.find(({ id }) => id === cell.personId);
  const item = work.find(({ id }) => id === cell.workId);
  if (person === undefined || item === undefined) return null;
  const held = dutiesIn(person, item.id);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onBack();
  };
  return (
    <div className="rm-bar" role="toolbar" aria-label={t('responsibility.chosen', { work: item.name, person: person.name })} onKeyDown={onKeyDown}>
      <p><b>{person.name}</b><span>{item.name}</span></p>
      <div>
        {DUTY_KEYS.map(({ duty, key }) => <button key={duty} type="button" data-duty={duty} aria-pressed={held.includes(duty)} aria-keyshortcuts={key} onClick={() => onPress(cell, duty)}><kbd>{key}</kbd>{t(`responsibility.${duty}`)}</button>)}
        <button type="button" disabled={held.length === 0} aria-keyshortcuts="0" onClick={() => onPress(cell, null)}><kbd>0</kbd>{t('responsibility.nothing')}</button>
      </div>
    </div>
  );
}

type Done = { readonly what: 'move'; readonly down: number; readonly right: number } | { readonly what: 'duty'; readonly duty: Duty | null } | { readonly what: 'bar' };

const FAR = 10_000;
const KEYS: Readonly<Record<string, Done | undefined>> = {
  ArrowDown: { what: 'move', down: 1, right: 0 }, ArrowUp: { what: 'move', down: -1, right: 0 }, ArrowRight: { what: 'move', down: 0, right: 1 }, ArrowLeft: { what: 'move', down: 0, right: -1 },
  Home: { what: 'move', down: 0, right: -FAR }, End: { what: 'move', down: 0, right: FAR }, PageUp: { what: 'move', down: -FAR, right: 0 }, PageDown: { what: 'move', down: FAR, right: 0 },
  Enter: { what: 'bar' }, ' ': { what: 'bar' }, 0: { what: 'duty', duty: null }, Delete: { what: 'duty', duty: null }, Backspace: { what: 'duty', duty: null },
};

function dutyKey(pressed: string): Done | null {
  const duty = DUTY_KEYS.find(({ key }) => key === pressed)?.duty;
  return duty === undefined ? null : { what: 'duty', duty };
}

/** The neighbour so many steps away, at most the last one. */
function stepped(items: readonly { readonly id: string }[], id: string, by: number): string {
  const at = items.findIndex((item) => item.id === id) + by;
  return items[Math.max(0, Math.min(items.length - 1, at))]?.id ?? id;
}
