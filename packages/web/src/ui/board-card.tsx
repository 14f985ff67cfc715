import type { PointerEvent } from 'react';
import './board.css';
import type { BoardProps } from './board.tsx';
import { IconButton } from './button.tsx';
import { Menu } from './menu.tsx';
import { usePhrases } from './phrases-context.tsx';

type BoardCardProps<Card> = {
  board: BoardProps<Card>;
  card: Card;
  column: string;
  name: string;
  /** The id of the sentence that says how the keys work. */
  described: string;
  /** The Tab key stops here. */
  here: boolean;
  held: boolean;
  onSee: () => void;
  onPull: ((event: PointerEvent<HTMLElement>) => void) | undefined;
};

/** One card: its words, and a menu that moves it where pulling is not possible. */
export function BoardCard<Card>({ board, card, column, name, described, here, held, onSee, onPull }: BoardCardProps<Card>) {
  const t = usePhrases();
  const { columns, onMove, onOpen, toneOf } = board;
  const ways = columns.filter(({ id }) => id !== column).map(({ id, title }) => ({ label: title, run: () => onMove?.(card, id) }));
  return (
    <li className="ui-board__place">
      <div
        className="ui-card" tabIndex={here ? 0 : -1} role="group" aria-label={name} aria-describedby={described} data-here={here ? '' : undefined} data-held={held ? '' : undefined} data-tone={toneOf?.(card) ?? 'plain'}
        onFocus={onSee} onPointerDown={onPull} onDoubleClick={() => onOpen(card)}
      >
        {board.card(card)}
        {onMove === undefined ? null : <span className="ui-card__menu"><Menu target={<IconButton shape="more" label={t('kit.boardMove', { name })} tabIndex={-1} />} groups={[{ label: t('kit.boardMoveTo'), items: ways }]} /></span>}
      </div>
    </li>
  );
}
