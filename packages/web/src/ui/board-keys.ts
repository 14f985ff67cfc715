import { useState, type KeyboardEvent } from 'react';
import type { BoardProps } from './board.tsx';
import { movePlace, type BoardPlace } from './board-move.ts';
import { usePhrases } from './phrases-context.tsx';

/** Walking a board and moving its cards by keyboard; `say` speaks each step. */
export function useBoardKeys<Card>({ columns, idOf, nameOf, onOpen, onMove }: BoardProps<Card>, say: (words: string) => void) {
  const t = usePhrases();
  const [stood, setStood] = useState<BoardPlace>(() => ({ column: Math.max(0, columns.findIndex(({ cards, folded }) => folded !== true && cards.length > 0)), card: 0 }));
  const [active, setActive] = useState(false);
  // A card that was put down is followed: a stage may want more first, or order it elsewhere.
  const [followed, setFollowed] = useState<string | null>(null);
  const place = placeOf(columns, (one) => idOf(one) === followed) ?? stood;
  const setPlace = (next: BoardPlace) => {
    setFollowed(null);
    setStood(next);
  };
  const [held, setHeld] = useState<{ id: string; to: number } | null>(null);
  const card = columns[place.column]?.cards[place.card];

  const steer = (key: string): boolean => {
    if (held === null || card === undefined) return false;
    const step = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0;
    const to = held.to + step;
    const column = columns[to];
    if (step !== 0) {
      if (column === undefined) return true;
      setHeld({ ...held, to });
      say(t('kit.boardOver', { column: column.title }));
      return true;
    }
    if (key === 'Escape') {
      setHeld(null);
      say(t('kit.boardLeft', { name: nameOf(card) }));
      return true;
    }
    if (key !== ' ' && key !== 'Enter') return key.startsWith('Arrow');
    put(card, held.to);
    return true;
  };
  const put = (moving: Card, to: number) => {
    const column = columns[to];
    setHeld(null);
    if (column === undefined || to === place.column) return say(t('kit.boardLeft', { name: nameOf(moving) }));
    onMove?.(moving, column.id);
    setStood(place);
    setFollowed(idOf(moving));
    setActive(true);
    say(t('kit.boardPut', { name: nameOf(moving), column: column.title }));
  };
  const walk = (key: string): boolean => {
    if (card === undefined) return false;
    if (key === 'Enter') onOpen(card);
    else if (key === ' ' && onMove !== undefined) {
      setHeld({ id: idOf(card), to: place.column });
      say(t('kit.boardTaken', { name: nameOf(card), column: columns[place.column]?.title ?? '' }));
    } else {
      const next = movePlace(place, key, columns.map(({ cards, folded }) => (folded === true ? 0 : cards.length)));
      if (next === null) return false;
      setPlace(next);
      setActive(true);
    }
    return true;
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const onCard = event.target instanceof HTMLElement && event.target.classList.contains('ui-card');
    if (!onCard || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!steer(event.key) && !walk(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const see = (next: BoardPlace) => {
    if (next.column !== place.column || next.card !== place.card) setPlace(next);
  };
  return { place, active, held: held?.id ?? null, target: held === null ? null : columns[held.to]?.id ?? null, onKeyDown, see };
}

function placeOf<Card>(columns: BoardProps<Card>['columns'], isIt: (card: Card) => boolean): BoardPlace | null {
  const column = columns.findIndex(({ cards, folded }) => folded !== true && cards.some(isIt));
  return column === -1 ? null : { column, card: columns[column]?.cards.findIndex(isIt) ?? 0 };
}
