import { useLayoutEffect, useRef, type ReactNode } from 'react';
import '../ui/document-text.css';
import { usePhrases } from '../ui/phrases-context.tsx';

/** The least space between two notes. */
const GAP = 20;

/** Notes in the sheet's margin, each level with its clause; where two would overlap the lower one gives way. */
export function MarginColumn({ clauseIds, noteOf }: { clauseIds: readonly string[]; noteOf: (clauseId: string) => ReactNode }) {
  const t = usePhrases();
  const column = useRef<HTMLElement>(null);
  const notes = clauseIds.map((id) => ({ id, note: noteOf(id) })).filter(({ note }) => note !== null && note !== undefined);
  const order = notes.map(({ id }) => id).join(' ');
  useLayoutEffect(() => {
    const element = column.current;
    const sheet = element?.parentElement;
    if (element === null || sheet === null || sheet === undefined) return undefined;
    const place = () => placeNotes(element);
    const watch = new ResizeObserver(place);
    watch.observe(sheet);
    for (const note of element.children) watch.observe(note);
    place();
    return () => watch.disconnect();
  }, [order]);
  return (
    <aside ref={column} className="ui-margin dc-margin" aria-label={t('document.margin')}>
      {notes.map(({ id, note }) => <div key={id} className="dc-margin__note" data-beside={id}>{note}</div>)}
    </aside>
  );
}

function placeNotes(column: HTMLElement): void {
  const top = column.getBoundingClientRect().top;
  let free = 0;
  for (const note of column.children) {
    if (!(note instanceof HTMLElement)) continue;
    const clause = document.getElementById(`clause-${note.dataset['beside'] ?? ''}`);
    const level = clause === null ? 0 : clause.getBoundingClientRect().top - top;
    const at = Math.max(level, free);
    note.style.top = `${at}px`;
    free = at + note.offsetHeight + GAP;
  }
  column.style.minHeight = `${free}px`;
}
