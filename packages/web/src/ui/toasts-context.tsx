import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { Toast } from './toast.tsx';
import { makeUndoOrder } from './undo-order.ts';

export type ToastMessage = { words: string; tone?: 'plain' | 'bad'; undo?: () => void };
type Shown = ToastMessage & { id: number };

/** Whether nothing was done since that can be taken back, so that what belongs to the same act may still join it. */
export type StillNewest = () => boolean;

type Toasts = {
  /** Says something at the foot of the page and to screen readers; stays for ten seconds in which it can be seen and is let alone, or until closed when it went wrong. */
  say: (message: ToastMessage) => void;
  /** Keeps the way back from something too small to be told, such as a word written in a cell. */
  keepUndo: (undo: () => void) => StillNewest;
  /** Takes back the newest act, told or not; false when there is none that still can be. Nothing is taken back from before an act whose time has run out. */
  undoLast: () => boolean;
};

const ToastsContext = createContext<Toasts | null>(null);
const STAYS_SECONDS = 10;
const AT_MOST = 3;
/** How far from its edges it is looked at whether something lies over it, in CSS pixels. */
const INSIDE = 12;

/** Holds the toasts and their live region. */
export function ToastsProvider({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState<readonly Shown[]>([]);
  const [order] = useState(makeUndoOrder);
  const latest = useRef(shown);
  latest.current = shown;
  const close = useCallback((id: number) => setShown((all) => all.filter((toast) => toast.id !== id)), []);
  const leave = useCallback((id: number) => {
    for (const toast of latest.current) if (toast.id === id) order.lose(toast);
    close(id);
  }, [order, close]);
  const toasts = useMemo<Toasts>(() => ({
    say: (message) => {
      const id = order.next();
      for (const toast of latest.current.slice(0, Math.max(0, latest.current.length + 1 - AT_MOST))) order.lose(toast);
      setShown((all) => [...all.slice(1 - AT_MOST), { ...message, id }]);
    },
    keepUndo: (undo) => {
      const id = order.keep(undo);
      return () => order.isNewest(id);
    },
    undoLast: () => {
      const small = order.takeSmall(latest.current);
      if (small !== null) {
        small();
        return true;
      }
      const toast = latest.current.findLast(({ undo }) => undo !== undefined);
      if (toast === undefined) return false;
      close(toast.id);
      toast.undo?.();
      return true;
    },
  }), [order, close]);
  return (
    <ToastsContext value={toasts}>
      {children}
      <div className="ui-toasts" role="status" aria-live="polite">
        {shown.map((toast) => <Timed key={toast.id} toast={toast} close={close} leave={leave} />)}
      </div>
    </ToastsContext>
  );
}

/** How a screen says what it has done. */
export function useToasts(): Toasts {
  const toasts = useContext(ToastsContext);
  if (toasts === null) throw new Error('useToasts is used outside ToastsProvider.');
  return toasts;
}

/** `close` after it was taken back, `leave` when nobody did. */
function Timed({ toast, close, leave }: { toast: Shown; close: (id: number) => void; leave: (id: number) => void }) {
  const { id, words, tone, undo } = toast;
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (tone === 'bad') return undefined;
    let left = STAYS_SECONDS;
    const clock = setInterval(() => {
      if (place.current !== null && !isHeld(place.current)) left -= 1;
      if (left <= 0) leave(id);
    }, 1000);
    return () => clearInterval(clock);
  }, [id, tone, leave]);
  const takeBack = undo === undefined ? undefined : () => { close(id); undo(); };
  return <Toast ref={place} words={words} tone={tone ?? 'plain'} undo={takeBack} onClose={() => leave(id)} />;
}

/** Whether the pointer or the keyboard rests on it, or an open list lies over it: such seconds do not count, so that what can be taken back still can be afterwards. */
function isHeld(toast: HTMLElement): boolean {
  if (toast.matches(':hover, :focus-within')) return true;
  const { left, right, top, bottom } = toast.getBoundingClientRect();
  const over = [left + INSIDE, (left + right) / 2, right - INSIDE].map((x) => document.elementFromPoint(x, (top + bottom) / 2));
  return over.some((element) => element !== null && !toast.contains(element));
}
