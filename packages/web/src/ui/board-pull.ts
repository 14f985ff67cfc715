import { useEffect, useRef, useState, type PointerEvent, type RefObject } from 'react';

type Pull = { id: string; x: number; y: number; left: number; top: number; width: number };
/** Where the pulled card floats, in the window. */
export type Floating = { left: number; top: number; width: number };

const BEGINS_PX = 6;
const HOLD_MS = 260;
const EDGE_PX = 48;

/**
 * Pulling a card by mouse, pen or finger. A mouse begins after a few pixels; a finger after holding, so that swiping scrolls.
 * @param drop called with the card's id and the column under it.
 */
export function useBoardPull(strip: RefObject<HTMLElement | null>, drop: (card: string, column: string) => void) {
  const [pull, setPull] = useState<Pull | null>(null);
  const [shift, setShift] = useState<{ x: number; y: number } | null>(null);
  const [over, setOver] = useState<string | null>(null);
  const latest = useRef({ drop, over });
  latest.current = { drop, over };
  useEffect(() => {
    if (pull === null) return undefined;
    const onMove = (event: globalThis.PointerEvent) => {
      const by = { x: event.clientX - pull.x, y: event.clientY - pull.y };
      if (shift === null && Math.hypot(by.x, by.y) < BEGINS_PX) return;
      event.preventDefault();
      setShift(by);
      setOver(columnAt(strip.current, event.clientX));
      scrollAtEdge(strip.current, event.clientX);
    };
    const end = () => {
      const { drop: put, over: column } = latest.current;
      setPull(null);
      setShift(null);
      setOver(null);
      if (shift !== null && column !== null) put(pull.id, column);
    };
    const stop = () => { setPull(null); setShift(null); setOver(null); };
    window.addEventListener('pointermove', onMove, { passive: false });
    window.addEventListener('pointerup', end);
    window.addEventListener('pointercancel', stop);
    return () => {
      window.removeEventListener('pointermove', onMove);
      window.removeEventListener('pointerup', end);
      window.removeEventListener('pointercancel', stop);
    };
  }, [pull, shift, strip]);
  const waiting = useRef<ReturnType<typeof setTimeout> | null>(null);
  const take = (event: PointerEvent<HTMLElement>, id: string) => {
    if (event.button !== 0 || (event.target instanceof Element && event.target.closest('a,button,input') !== null)) return;
    const { left, top, width } = event.currentTarget.getBoundingClientRect();
    const begin = { id, x: event.clientX, y: event.clientY, left, top, width };
    if (event.pointerType === 'mouse') return setPull(begin);
    const calm = () => { if (waiting.current !== null) clearTimeout(waiting.current); };
    waiting.current = setTimeout(() => setPull(begin), HOLD_MS);
    window.addEventListener('pointerup', calm, { once: true });
    window.addEventListener('pointercancel', calm, { once: true });
  };
  const floating: Floating | null = pull === null || shift === null ? null : { left: pull.left + shift.x, top: pull.top + shift.y, width: pull.width };
  return { take, held: shift === null ? null : pull?.id ?? null, floating, over };
}

function columnAt(strip: HTMLElement | null, x: number): string | null {
  const columns = [...(strip?.querySelectorAll<HTMLElement>('[data-column]') ?? [])];
  return columns.find((column) => { const { left, right } = column.getBoundingClientRect(); return x >= left && x <= right; })?.dataset['column'] ?? null;
}

function scrollAtEdge(strip: HTMLElement | null, x: number): void {
  if (strip === null) return;
  const { left, right } = strip.getBoundingClientRect();
  if (x > right - EDGE_PX) strip.scrollLeft += 12;
  else if (x < left + EDGE_PX) strip.scrollLeft -= 12;
}
