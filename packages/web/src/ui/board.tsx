import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import './board.css';
import { BoardCard } from './board-card.tsx';
import { useBoardKeys } from './board-keys.ts';
import { useBoardPull } from './board-pull.ts';
import { Button, IconButton } from './button.tsx';
import { usePhrases } from './phrases-context.tsx';

export type BoardColumn<Card> = {
  id: string;
  title: string;
  /** How many cards it has in all, in words or figures; they may not all be loaded. */
  count: string;
  /** What they sum up to, one entry a currency; never added across. */
  sums: readonly string[];
  cards: readonly Card[];
  /** Loads further cards. */
  more?: (() => void) | undefined;
  /** Shown as a narrow strip: closed columns. Cards can still be dropped on it. */
  folded?: boolean;
  /** What is done here, said under the title. */
  note?: string | undefined;
};

export type BoardProps<Card> = {
  label: string;
  columns: readonly BoardColumn<Card>[];
  idOf: (card: Card) => string;
  nameOf: (card: Card) => string;
  /** The words of a card. */
  card: (card: Card) => ReactNode;
  /** How a card stands out: late or long without a move. */
  toneOf?: ((card: Card) => 'plain' | 'warn') | undefined;
  onOpen: (card: Card) => void;
  /** Absent where nothing may be moved. */
  onMove?: ((card: Card, column: string) => void) | undefined;
  onFold: (column: string, folded: boolean) => void;
};

/**
 * Columns of cards. By pointer: pull a card. By keyboard: arrows walk, Enter opens, Space takes a card up, arrows
 * choose its column, Space puts it down, Esc leaves it where it was; each step is said aloud. A card's menu does the same.
 */
export function Board<Card>(props: BoardProps<Card>) {
  const { label, columns, idOf, nameOf } = props;
  const t = usePhrases();
  const id = useId();
  const strip = useRef<HTMLDivElement>(null);
  const [said, setSaid] = useState('');
  const keys = useBoardKeys(props, setSaid);
  const find = (cardId: string | null) => columns.flatMap(({ cards }) => cards).find((one) => idOf(one) === cardId);
  const pull = useBoardPull(strip, (cardId, column) => {
    const card = find(cardId);
    if (card !== undefined) props.onMove?.(card, column);
  });
  const pulled = find(pull.held);
  const { place } = keys;
  const target = pull.over ?? keys.target;
  useEffect(() => {
    if (keys.active) strip.current?.querySelector<HTMLElement>('[data-here]')?.focus();
  }, [place.column, place.card, keys.active, columns]);
  return (
    <div className="ui-board" ref={strip} role="group" aria-label={label} onKeyDown={keys.onKeyDown}>
      <p id={id} className="visually-hidden">{t('kit.boardKeys')}</p>
      <div role="status" aria-live="assertive" className="visually-hidden">{said}</div>
      {columns.map((column, at) => (
        <section key={column.id} className="ui-board__column" data-column={column.id} data-folded={column.folded === true ? '' : undefined} data-target={target === column.id ? '' : undefined} aria-label={`${column.title}, ${column.count}`}>
          <Head column={column} onFold={props.onFold} />
          {column.folded === true ? null : (
            <ul className="ui-board__cards">
              {column.cards.map((card, index) => (
                <BoardCard
                  key={idOf(card)} board={props} card={card} column={column.id} name={nameOf(card)} described={id}
                  here={place.column === at && place.card === index} held={keys.held === idOf(card) || pull.held === idOf(card)}
                  onSee={() => keys.see({ column: at, card: index })} onPull={props.onMove === undefined ? undefined : (event) => pull.take(event, idOf(card))}
                />
              ))}
              {column.cards.length === 0 ? <li className="ui-board__none">{t('kit.boardEmpty')}</li> : null}
              {column.more === undefined ? null : <li><Button kind="text" small onClick={column.more}>{t('kit.boardMore')}</Button></li>}
            </ul>
          )}
        </section>
      ))}
      {pulled === undefined || pull.floating === null ? null : <div className="ui-card ui-card--floating" aria-hidden="true" data-held="" style={pull.floating}>{props.card(pulled)}</div>}
    </div>
  );
}

function Head<Card>({ column: { id, title, count, sums, folded = false, note }, onFold }: { column: BoardColumn<Card>; onFold: (column: string, folded: boolean) => void }) {
  const t = usePhrases();
  return (
    <header className="ui-board__head" role="none">
      <div className="ui-board__title"><h2>{title}</h2><span className="ui-board__count">{count}</span><IconButton shape={folded ? 'unfold' : 'fold'} label={t(folded ? 'kit.boardUnfold' : 'kit.boardFold', { name: title })} onClick={() => onFold(id, !folded)} /></div>
      {folded ? null : <p className="ui-board__sums">{sums.length === 0 ? '–' : sums.map((sum) => <span key={sum}>{sum}</span>)}</p>}
      {folded || note === undefined || note === '' ? null : <p className="ui-board__note">{note}</p>}
    </header>
  );
}
