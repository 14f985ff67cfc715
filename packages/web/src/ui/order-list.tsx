import { useRef, useState, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import './order-list.css';
import { usePhrases } from './phrases-context.tsx';
import { Sign } from './sign.tsx';

export type OrderItem = { readonly id: string; readonly name: string };

type OrderListProps<Item extends OrderItem> = {
  label: string;
  items: readonly Item[];
  /** The new order, once a row is put down. Absent where nothing may be moved. */
  onOrder?: ((ids: readonly string[]) => void) | undefined;
  children: (item: Item) => ReactNode;
};

const STEPS: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1 };

/** Rows in an order of one's own. By pointer: pull the handle. By keyboard: the arrow keys move a row while its handle is focused. */
export function OrderList<Item extends OrderItem>({ label, items, onOrder, children }: OrderListProps<Item>) {
  const t = usePhrases();
  const list = useRef<HTMLUListElement>(null);
  const [pulled, setPulled] = useState<{ id: string; order: readonly string[] } | null>(null);
  const order = pulled?.order ?? items.map(({ id }) => id);
  const shown = order.flatMap((id) => items.find((item) => item.id === id) ?? []);
  const press = (event: KeyboardEvent, id: string) => {
    const step = STEPS[event.key];
    const to = order.indexOf(id) + (step ?? 0);
    if (step === undefined) return;
    event.preventDefault();
    if (to >= 0 && to < order.length) onOrder?.(moved(order, id, to));
  };
  const take = (event: PointerEvent<HTMLButtonElement>, id: string) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    setPulled({ id, order });
  };
  const pull = ({ clientY }: PointerEvent) => {
    if (pulled === null) return;
    const over = [...(list.current?.children ?? [])].findIndex((row) => clientY < row.getBoundingClientRect().bottom);
    setPulled({ id: pulled.id, order: moved(pulled.order, pulled.id, over === -1 ? order.length - 1 : over) });
  };
  const put = () => {
    if (pulled !== null && pulled.order.some((id, at) => id !== items[at]?.id)) onOrder?.(pulled.order);
    setPulled(null);
  };
  return (
    <ul ref={list} className="ui-order" aria-label={label}>
      {shown.map((item) => (
        <li key={item.id} data-held={pulled?.id === item.id ? '' : undefined}>
          {onOrder === undefined ? <span /> : (
            <button type="button" className="ui-order__handle" aria-label={t('kit.dragHandle', { name: item.name })} onKeyDown={(event) => press(event, item.id)} onPointerDown={(event) => take(event, item.id)} onPointerMove={pull} onPointerUp={put} onPointerCancel={() => setPulled(null)}><Sign shape="grip" /></button>
          )}
          <div>{children(item)}</div>
        </li>
      ))}
    </ul>
  );
}

function moved(ids: readonly string[], id: string, to: number): readonly string[] {
  const rest = ids.filter((one) => one !== id);
  return [...rest.slice(0, to), id, ...rest.slice(to)];
}
