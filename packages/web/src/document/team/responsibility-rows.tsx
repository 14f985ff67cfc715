import { useState } from 'react';
import type { Responsibility } from '@entente/core/document/content';
import type { Duty } from '@entente/core/document/responsibility/duty';
import { dutiesIn, type WorkItem } from '@entente/core/document/responsibility/work-items';
import { usePhrases } from '../../ui/phrases-context.tsx';
import type { Cell } from './responsibility-grid.tsx';
import { cellWords, DUTY_KEYS } from './responsibility-words.ts';

type RowsProps = { work: readonly WorkItem[]; people: readonly Responsibility[]; start: string | null; onPress: (cell: Cell, duty: Duty | null) => void };

/** The matrix on a phone: a line for each piece of the work; the one that is open has every person with their four buttons. */
export function ResponsibilityRows({ work, people, start, onPress }: RowsProps) {
  const t = usePhrases();
  const [open, setOpen] = useState(start);
  return (
    <ul className="rm-rows">
      {work.map((item) => (
        <li key={item.id} data-kind={item.kind}>
          <button type="button" className="rm-rows__name" aria-expanded={item.id === open} onClick={() => setOpen(item.id === open ? null : item.id)}>
            <b>{item.name}</b>
            {item.id === open ? null : <span>{rowWords(people.flatMap((person) => { const words = cellWords(t, person, item.id); return words === '' ? [] : [`${person.name}: ${words}`]; })) || t('responsibility.nobody')}</span>}
          </button>
          {item.id !== open ? null : people.map((person) => (
            <div key={person.id} className="rm-rows__person" role="group" aria-label={person.name}>
              <span>{person.name}</span>
              <div>{DUTY_KEYS.map(({ duty }) => <button key={duty} type="button" data-duty={duty} aria-pressed={dutiesIn(person, item.id).includes(duty)} onClick={() => onPress({ personId: person.id, workId: item.id }, duty)}>{t(`responsibility.${duty}`)}</button>)}</div>
            </div>
          ))}
        </li>
      ))}
    </ul>
  );
}

function rowWords(parts: readonly string[]): string {
  return parts.join(' · ');
}
